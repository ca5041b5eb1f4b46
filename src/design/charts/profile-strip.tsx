import { html as svg, raw } from "hono/html";
import { at, clamp, extent, linear, quantile, type Scale, wobble } from "./scale.ts";
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
  const sorted = props.values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const x = stripScale(props, sorted);
  const { title } = props;
  const grass = svg`<path d="${raw(blades(sorted, x, ground))}" stroke="var(--blade)" stroke-width="1.3"/>`;
  const line = svg`<path d="M2 ${ground}H338" stroke="var(--ink)" stroke-width="1.5"/>`;
  return svg`<svg class="strip" viewBox="0 0 ${width} 54" role="img" aria-label="${title}" focusable="false"><title>${title}</title>${middleHalf(sorted, x)}${grass}${line}${middle(sorted, x)}${region(props, x)}${here(props, x)}</svg>`;
}

function stripScale(props: ProfileStripProps, sorted: readonly number[]): Scale {
  const [low, high] = extent([...sorted, props.value, props.low, props.high, props.region]) ?? [0, 1];
  const ends: [number, number] = props.direction === "down" ? [width - 12, 12] : [12, width - 12];
  const line = linear([low, high], ends);
  return (value) => clamp(line(value), 8, width - 8);
}

/** How high each blade stands, as path text: it hangs on its place alone, and a page draws nine thousand. */
const heights = new Map<number, string[]>();

function heightsOf(tallest: number, count: number): readonly string[] {
  const known = heights.get(tallest) ?? [];
  heights.set(tallest, known);
  for (let place = known.length; place < count; place += 1)
    known.push(`v${at(-(tallest - 8 + wobble(place) * 5 + (place % 7 === 0 ? 2 : 0)))}`);
  return known;
}

/** Height differs at random within 5 so that they read as grass and never as bars. */
export function blades(sorted: readonly number[], x: Scale, foot: number, tallest = 19): string {
  const high = heightsOf(tallest, sorted.length);
  let path = "";
  for (const [place, value] of sorted.entries()) path += `M${at(x(value))} ${foot}${high[place]}`;
  return path;
}

function middleHalf(sorted: readonly number[], x: Scale) {
  if (sorted.length < 4) return "";
  const [a, b] = [x(quantile(sorted, 0.25)), x(quantile(sorted, 0.75))];
  return svg`<rect x="${at(Math.min(a, b))}" y="20" width="${at(Math.abs(b - a))}" height="19" fill="var(--line)"/>`;
}

function middle(sorted: readonly number[], x: Scale) {
  if (sorted.length === 0) return "";
  return svg`<path d="M${at(x(quantile(sorted, 0.5)))} 20v19" stroke="var(--ink)" stroke-width="2.5"/>`;
}

function region(props: ProfileStripProps, x: Scale) {
  if (props.region === undefined) return "";
  return svg`<path d="M${at(x(props.region))} 41l4.5 7.5h-9Z" fill="var(--paper-here,var(--page))" stroke="var(--ink)" stroke-width="1.6" stroke-linejoin="round"/>`;
}

function here(props: ProfileStripProps, scale: Scale) {
  const { low, high, kind, verdict } = props;
  const colour = verdictColour(verdict);
  const x = scale(props.value);
  const known = low !== undefined && high !== undefined;
  const margin = known ? Whisker({ x1: scale(low), x2: scale(high), y: 11, kind, colour }) : "";
  const mark = FigureMark({ x, y: 11, r: 8.5, verdict, kind });
  return svg`${margin}<path d="M${at(x)} 19v20" stroke="${colour}" stroke-width="2"/>${mark}`;
}
