import { designTexts } from "../text.ts";
import type { ChartProps } from "./frame.tsx";
import { at } from "./scale.ts";

/** Where a point lies: within both limits, outside the 95 % limits, outside the 99.8 % limits. */
export type FunnelPlace = "inside" | "outside2" | "outside3";

export interface FunnelPoint {
  readonly name: string;
  /** How many people the figure rests on. */
  readonly size: number;
  readonly value: number;
  readonly place: FunnelPlace;
  readonly here?: boolean;
}

/** What the marks of a funnel mean, for beside the drawing. */
export function FunnelLegend({ lang }: Pick<ChartProps, "lang">) {
  const t = designTexts(lang).chart;
  return (
    <ul class="chart-legend" aria-label={t.funnelLegend}>
      {(["inside", "outside2", "outside3"] as const).map((place) => (
        <li>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
            <FunnelMark point={{ name: "", size: 1, value: 0, place }} x={9} y={9} />
          </svg>
          {t.funnelMarks[place]}
        </li>
      ))}
    </ul>
  );
}

/** ○ inside, ◐ outside the inner lines, ◆ outside the outer ones. */
export function FunnelMark(props: { point: FunnelPoint; x: number; y: number }) {
  const { point } = props;
  const [x, y] = [at(props.x), at(props.y)];
  const r = point.here ? 7 : 5;
  if (point.place === "outside3") {
    return (
      <path d={`M${x} ${at(y - r - 1)}l${r + 1} ${r + 1}-${r + 1} ${r + 1}-${r + 1}-${r + 1}Z`} fill="var(--ink)" />
    );
  }
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r={r}
        fill="var(--paper-here,var(--page))"
        stroke="var(--ink)"
        stroke-width={point.here ? 3 : 1.6}
      />
      {point.place === "outside2" && <path d={`M${x} ${at(y - r)}a${r} ${r} 0 0 1 0 ${2 * r}Z`} fill="var(--ink)" />}
    </>
  );
}
