import { markup } from "../markup.ts";
import { formatNumber } from "../format.ts";
import type { Lang } from "#platform/text.ts";
import { type FigureKind, isHollow } from "./kinds.tsx";
import { atText, extent, linear, type Scale } from "./scale.ts";

export interface TrendPoint {
  /** The year, or any number that orders time. */
  readonly x: number;
  /** Null where nothing is known: the line stops there. */
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly kind: FigureKind;
  /** The way of measuring or the boundary changed before this point: the line is broken, never a false jump. */
  readonly breakBefore?: boolean;
}

/** Splits a series where nothing is known or where it was broken. */
export function runs(points: readonly TrendPoint[]): (TrendPoint & { readonly value: number })[][] {
  const parts: (TrendPoint & { readonly value: number })[][] = [[]];
  for (const point of points) {
    if (point.breakBefore && parts.at(-1)!.length > 0) parts.push([]);
    if (point.value === null) {
      if (parts.at(-1)!.length > 0) parts.push([]);
    } else parts.at(-1)!.push({ ...point, value: point.value });
  }
  return parts.filter((part) => part.length > 0);
}

/** The line through one run. */
export function linePath(run: readonly { readonly x: number; readonly value: number }[], x: Scale, y: Scale): string {
  return run
    .map((point, place) => `${place === 0 ? "M" : "L"}${atText(x(point.x))} ${atText(y(point.value))}`)
    .join("");
}

export interface SparkProps {
  readonly lang: Lang;
  /** All points in words ("2012: 66,2 · 2016: 65,1 · 2020: 70,9"). */
  readonly title: string;
  readonly points: readonly TrendPoint[];
  readonly digits?: number;
}

/** A small line in a table row: where it came from and where it is. First and last year are written. */
export function Spark(props: SparkProps) {
  const known = props.points.filter((point) => point.value !== null);
  const xs = extent(known.map((point) => point.x)) ?? [0, 1];
  const ys = extent(known.map((point) => point.value)) ?? [0, 1];
  const x = linear(xs, [12, 78]);
  const y = linear(ys, [34, 10]);
  const last = known.at(-1);
  const lines = runs(props.points).map(
    (run) => markup`<path d="${linePath(run, x, y)}" fill="none" stroke="var(--ink-soft)" stroke-width="2.2"/>`,
  );
  const dots = known.map((point) => sparkPoint(point, x(point.x), y(point.value!), point === last));
  const years = known.length > 1 ? [known[0]!, last!].map((point) => yearOf(x(point.x), point.x)) : [];
  const value = last
    ? valueOf(formatNumber(last.value!, props.lang, props.digits ?? 0), x(last.x), y(last.value!))
    : "";
  return markup`<svg class="spark" viewBox="0 0 122 58" role="img" aria-label="${props.title}" focusable="false"><title>${props.title}</title>${lines}${dots}${value}${years}</svg>`;
}

function sparkPoint(point: TrendPoint, x: number, y: number, last: boolean) {
  const colour = last ? "var(--ink)" : "var(--ink-soft)";
  const fill = isHollow(point.kind) ? "var(--paper-here,var(--page))" : colour;
  return markup`<circle cx="${atText(x)}" cy="${atText(y)}" r="${last ? 4 : 3}" fill="${fill}" stroke="${colour}" stroke-width="2"/>`;
}

function valueOf(value: string, x: number, y: number) {
  return markup`<text x="${atText(x + 9)}" y="${atText(y + 5)}" font-size="14" font-weight="700" fill="var(--ink)">${value}</text>`;
}

function yearOf(x: number, year: number) {
  return markup`<text x="${atText(x)}" y="55" font-size="14" text-anchor="middle" fill="var(--ink-soft)">’${String(year).slice(-2)}</text>`;
}
