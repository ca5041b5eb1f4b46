import type { Lang } from "#platform/text.ts";
import { designTexts } from "../text.ts";
import { clamp, linear } from "./scale.ts";

/** ● reached, ○ to come, ▲ late. */
export type MilestoneState = "reached" | "coming" | "late";

export interface GanttMilestone {
  /** Plain day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly state: MilestoneState;
}

export interface GanttProps {
  readonly lang: Lang;
  /** First and last year of the axis. */
  readonly years: readonly [number, number];
  /** Plain days. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly milestones: readonly GanttMilestone[];
}

/** One initiative on the axis of years, in percentages, so that it scales without script. Today is a dashed line. */
export function Gantt(props: GanttProps) {
  const [first, last] = props.years;
  const x = linear([Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)], [0, 100]);
  const pc = (share: number) => `${Math.round(share * 10) / 10}%`;
  const on = (day: string) => clamp(x(Date.parse(day)), 0, 100);
  const [from, to, today] = [on(props.from), on(props.to), on(props.today)];
  const done = clamp(today, from, to) - from;
  const title = ganttWords(props);
  return (
    <svg class="gantt" height="44" role="img" aria-label={title} focusable="false">
      <title>{title}</title>
      {Array.from({ length: last - first + 2 }, (_, place) => pc((place / (last - first + 1)) * 100)).map((year) => (
        <line x1={year} x2={year} y1="0" y2="44" stroke="var(--grid)" />
      ))}
      <rect
        x={pc(from)}
        y="15"
        width={pc(to - from)}
        height="14"
        rx="7"
        fill="var(--accent-soft)"
        stroke="var(--accent)"
        stroke-width="1.3"
      />
      {done > 0 && <rect x={pc(from)} y="15" width={pc(done)} height="14" rx="7" fill="var(--accent)" />}
      <line x1={pc(today)} x2={pc(today)} y1="2" y2="42" stroke="var(--ink)" stroke-width="2" stroke-dasharray="4 3" />
      {props.milestones.map((milestone) => (
        <svg x={pc(on(milestone.date))} y="22" overflow="visible">
          <circle r="9.5" fill="var(--paper-here,var(--page))" />
          <MilestoneMark state={milestone.state} />
        </svg>
      ))}
    </svg>
  );
}

/** The mark of a milestone around (0, 0). */
export function MilestoneMark(props: { readonly state: MilestoneState }) {
  if (props.state === "late") {
    return (
      <>
        <path d="M0-8.5 8.6 6.5H-8.6Z" fill="var(--warn)" />
        <path d="M0-3.4v4.6M0 3.6v.6" stroke="var(--page)" stroke-width="1.9" stroke-linecap="round" />
      </>
    );
  }
  if (props.state === "reached") return <circle r="6.5" fill="var(--ink)" />;
  return <circle r="5.5" fill="var(--paper-here,var(--page))" stroke="var(--ink)" stroke-width="2.6" />;
}

function ganttWords(props: GanttProps): string {
  const t = designTexts(props.lang).chart;
  const count = (state: MilestoneState) => props.milestones.filter((milestone) => milestone.state === state).length;
  return t.gantt({
    from: props.from.slice(0, 4),
    to: props.to.slice(0, 4),
    reached: String(count("reached")),
    coming: String(count("coming")),
    late: String(count("late")),
  });
}
