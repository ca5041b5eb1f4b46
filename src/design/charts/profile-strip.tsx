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
 * their middle half, thick blade = the middle one. Hollow and dashed = estimated by a model.
 */
export function ProfileStrip(props: ProfileStripProps) {
  const sorted = props.values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const x = stripScale(props, sorted);
  return (
    <svg class="strip" viewBox={`0 0 ${width} 54`} role="img" aria-label={props.title} focusable="false">
      <title>{props.title}</title>
      {sorted.length >= 4 && <MiddleHalf sorted={sorted} x={x} />}
      <path d={blades(sorted, x, ground)} stroke="var(--blade)" stroke-width="1.3" />
      <path d={`M2 ${ground}H338`} stroke="var(--ink)" stroke-width="1.5" />
      {sorted.length > 0 && (
        <path d={`M${at(x(quantile(sorted, 0.5)))} 20v19`} stroke="var(--ink)" stroke-width="2.5" />
      )}
      {props.region !== undefined && (
        <path
          d={`M${at(x(props.region))} 41l4.5 7.5h-9Z`}
          fill="var(--paper-here,var(--page))"
          stroke="var(--ink)"
          stroke-width="1.6"
          stroke-linejoin="round"
        />
      )}
      <Here {...props} x={x} />
    </svg>
  );
}

function stripScale(props: ProfileStripProps, sorted: readonly number[]): Scale {
  const [low, high] = extent([...sorted, props.value, props.low, props.high, props.region]) ?? [0, 1];
  const ends: [number, number] = props.direction === "down" ? [width - 12, 12] : [12, width - 12];
  const line = linear([low, high], ends);
  return (value) => clamp(line(value), 8, width - 8);
}

/** Height differs at random within 5 so that they read as grass and never as bars. */
export function blades(sorted: readonly number[], x: Scale, foot: number, tallest = 19): string {
  return sorted
    .map((value, place) => {
      const height = tallest - 8 + wobble(place) * 5 + (place % 7 === 0 ? 2 : 0);
      return `M${at(x(value))} ${foot}v${at(-height)}`;
    })
    .join("");
}

function MiddleHalf(props: { sorted: readonly number[]; x: Scale }) {
  const [a, b] = [props.x(quantile(props.sorted, 0.25)), props.x(quantile(props.sorted, 0.75))];
  return <rect x={at(Math.min(a, b))} y="20" width={at(Math.abs(b - a))} height="19" fill="var(--line)" />;
}

function Here(props: ProfileStripProps & { x: Scale }) {
  const colour = verdictColour(props.verdict);
  const x = props.x(props.value);
  return (
    <>
      {props.low !== undefined && props.high !== undefined && (
        <Whisker x1={props.x(props.low)} x2={props.x(props.high)} y={11} kind={props.kind} colour={colour} />
      )}
      <path d={`M${at(x)} 19v20`} stroke={colour} stroke-width="2" />
      <FigureMark x={x} y={11} r={8.5} verdict={props.verdict} kind={props.kind} />
    </>
  );
}
