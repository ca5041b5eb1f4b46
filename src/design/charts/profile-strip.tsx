import { markup, raw } from "../markup.ts";
import { at, atText, clamp, extent, linear, quantile, type Scale, wobble } from "./scale.ts";
import { FigureMark, type FigureKind, verdictColour, type VerdictKind, Whisker } from "./kinds.tsx";

/** Which way is favourable: `up` = more is better, `down` = less is better, `none` = neither. */
export type Direction = "up" | "down" | "none";

export interface ProfileStripProps {
  /** What the drawing says, in one sentence; the numbers themselves stand in the row. */
  readonly title: string;
  /** The comparable areas, one blade of grass each. */
  readonly values: readonly number[];
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** The region as a whole: △ under the line. */
  readonly region?: number;
  readonly direction: Direction;
  readonly kind: FigureKind;
  readonly verdict: VerdictKind;
}

const width = 340;
const ground = 39;

/**
 * One area among those like it. Right is favourable, whatever way the value runs. Blades = comparable areas, light band =
 * their middle half, thick blade = the middle one. Hollow and dashed = estimated by a model. A page has ninety of these, so they are
 * written as text: as elements they cost several times as much.
 */
export function ProfileStrip(props: ProfileStripProps) {
  const sorted = ascending(props.values);
  const x = stripScale(props, sorted);
  const { title } = props;
  const grass = markup`<path d="${raw(blades(sorted, x, ground))}" stroke="var(--blade)" stroke-width="1.3"/>`;
  const line = markup`<path d="M2 ${ground}H338" stroke="var(--ink)" stroke-width="1.5"/>`;
  return markup`<svg class="strip" viewBox="0 0 ${width} 54" role="img" aria-label="${title}" focusable="false"><title>${title}</title>${middleHalf(sorted, x)}${grass}${line}${middle(sorted, x)}${region(props, x)}${here(props, x)}</svg>`;
}

/** Most callers have them in order; looking is quicker than ordering. */
function ascending(values: readonly number[]): readonly number[] {
  const inOrder = values.every(
    (value, place) => Number.isFinite(value) && (place === 0 || values[place - 1]! <= value),
  );
  return inOrder ? values : values.filter(Number.isFinite).toSorted((a, b) => a - b);
}

function stripScale(props: ProfileStripProps, sorted: readonly number[]): Scale {
  const [low, high] = extent([sorted[0], sorted.at(-1), props.value, props.low, props.high, props.region]) ?? [0, 1];
  const ends: [number, number] = props.direction === "down" ? [width - 12, 12] : [12, width - 12];
  const line = linear([low, high], ends);
  return (value) => clamp(line(value), 8, width - 8);
}

/** Where each blade begins and how high it stands, as path text: it hangs on its place alone, and a page draws nine thousand. */
const stems = new Map<string, string[]>();

function stemsOf(foot: number, tallest: number, count: number): readonly string[] {
  const key = `${foot} ${tallest}`;
  const known = stems.get(key) ?? [];
  stems.set(key, known);
  for (let place = known.length; place < count; place += 1)
    known.push(` ${foot}v${at(-(tallest - 8 + wobble(place) * 5 + (place % 7 === 0 ? 2 : 0)))}`);
  return known;
}

/** Height differs at random within 5 so that they read as grass and never as bars. */
export function blades(sorted: readonly number[], x: Scale, foot: number, tallest = 19): string {
  const grown = stemsOf(foot, tallest, sorted.length);
  const path: string[] = [];
  for (let place = 0; place < sorted.length; place += 1) path.push("M", atText(x(sorted[place]!)), grown[place]!);
  return path.join("");
}

function middleHalf(sorted: readonly number[], x: Scale) {
  if (sorted.length < 4) return "";
  const [a, b] = [x(quantile(sorted, 0.25)), x(quantile(sorted, 0.75))];
  return markup`<rect x="${atText(Math.min(a, b))}" y="20" width="${atText(Math.abs(b - a))}" height="19" fill="var(--line)"/>`;
}

function middle(sorted: readonly number[], x: Scale) {
  if (sorted.length === 0) return "";
  return markup`<path d="M${atText(x(quantile(sorted, 0.5)))} 20v19" stroke="var(--ink)" stroke-width="2.5"/>`;
}

function region(props: ProfileStripProps, x: Scale) {
  if (props.region === undefined) return "";
  return markup`<path d="M${atText(x(props.region))} 41l4.5 7.5h-9Z" fill="var(--paper-here,var(--page))" stroke="var(--ink)" stroke-width="1.6" stroke-linejoin="round"/>`;
}

function here(props: ProfileStripProps, scale: Scale) {
  const { low, high, kind, verdict } = props;
  const colour = verdictColour(verdict);
  const x = scale(props.value);
  const known = low !== undefined && high !== undefined;
  const margin = known ? Whisker({ x1: scale(low), x2: scale(high), y: 11, kind, colour }) : "";
  const mark = FigureMark({ x, y: 11, r: 8.5, verdict, kind });
  return markup`${margin}<path d="M${atText(x)} 19v20" stroke="${colour}" stroke-width="2"/>${mark}`;
}
