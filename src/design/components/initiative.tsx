import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { Gantt, type GanttProps, MilestoneMark } from "../charts/gantt.tsx";
import { Sign, type SignName } from "../signs/signs.tsx";
import { designTexts } from "../text.ts";

export interface InitiativeGroupProps {
  readonly title: string;
  readonly icon?: Child;
  /** "4 van 12" */
  readonly count?: string;
  /** First and last year of the timeline. */
  readonly years?: readonly [number, number];
}

/** Initiatives under one challenge, with the years of the timeline above them. */
export function InitiativeGroup(props: PropsWithChildren<InitiativeGroupProps>) {
  const { years } = props;
  return (
    <section class="initiatives">
      <header class="initiatives__head">
        {props.icon}
        <h2>{props.title}</h2>
        {props.count && <span>{props.count}</span>}
      </header>
      {years && (
        <div class="initiatives__years" aria-hidden="true">
          {Array.from({ length: years[1] - years[0] + 1 }, (_, place) => (
            <span>{years[0] + place}</span>
          ))}
        </div>
      )}
      <ul class="initiatives__list">{props.children}</ul>
    </section>
  );
}

export interface InitiativeLineProps {
  readonly title: string;
  readonly href: string;
  readonly what?: Child;
  /** A `Pill`. */
  readonly status?: Child;
  /** Where, money, parties: short facts. */
  readonly facts?: readonly Child[];
  readonly timeline?: GanttProps;
}

/** One initiative: name, what, how it stands, and its time on the axis. */
export function InitiativeLine(props: InitiativeLineProps) {
  return (
    <li class={props.timeline ? "initiative" : "initiative initiative--plain"}>
      <div>
        <h3>
          <a href={props.href}>{props.title}</a>
        </h3>
        {props.what && <p class="initiative__what">{props.what}</p>}
        <p class="initiative__facts">
          {props.status}
          {props.facts?.map((fact) => (
            <span>{fact}</span>
          ))}
        </p>
      </div>
      {props.timeline && <Gantt {...props.timeline} />}
    </li>
  );
}

/** What the marks of the timeline mean. */
export function TimelineLegend(props: { readonly lang: Lang }) {
  const t = designTexts(props.lang).timeline;
  return (
    <ul class="chart-legend" aria-label={t.legend}>
      {(["reached", "coming", "late"] as const).map((state) => (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
            <MilestoneMark state={state} />
          </svg>
          {t[state]}
        </li>
      ))}
      <li>
        <svg width="14" height="20" viewBox="0 0 14 20" aria-hidden="true" focusable="false">
          <path d="M7 0v20" stroke="var(--ink)" stroke-width="2" stroke-dasharray="4 3" />
        </svg>
        {t.today}
      </li>
    </ul>
  );
}

export interface StepItem {
  readonly sign: SignName;
  /** `good` colours the sign of what is done, `warn` of what waits; left out, ink. */
  readonly tone?: "good" | "warn";
  /** "maart 2025" */
  readonly when?: string;
  readonly title: Child;
  readonly note?: Child;
}

/** Milestones or preconditions: sign, when, what. The words say what the sign says. */
export function StepList(props: { readonly items: readonly StepItem[] }) {
  const timed = props.items.some((item) => item.when);
  return (
    <ol class={timed ? "step-list" : "step-list step-list--plain"}>
      {props.items.map((item) => (
        <li>
          <span class={`step-list__sign${item.tone ? ` verdict--${item.tone}` : ""}`}>
            <Sign name={item.sign} />
          </span>
          {timed && <span class="step-list__when">{item.when}</span>}
          <span>
            {timed ? item.title : <b>{item.title}</b>}
            {item.note && <small>{item.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}
