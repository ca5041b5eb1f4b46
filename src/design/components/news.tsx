import { ButtonLink } from "./button.tsx";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { formatDate, machineDate } from "../format.ts";
import { type Junction, JunctionDisc, junctionName } from "./route.tsx";

/** What happened lately, newest first. */
export function NewsList(props: PropsWithChildren) {
  return <ul class="news">{props.children}</ul>;
}

export interface NewsLineProps {
  readonly lang: Lang;
  readonly junction: Junction;
  readonly date: Date | string;
  readonly href: string;
}

/** Junction number, date and step, one sentence as a link. */
export function NewsLine(props: PropsWithChildren<NewsLineProps>) {
  return (
    <li>
      <JunctionDisc number={props.junction} />
      <div>
        <p class="news__when">
          <time datetime={machineDate(props.date)}>{formatDate(props.date, props.lang, "short")}</time> ·{" "}
          {junctionName(props.junction, props.lang)}
        </p>
        <a href={props.href}>{props.children}</a>
      </div>
    </li>
  );
}

export interface InvitationProps {
  /** "Gesprek open, nog 9 dagen" */
  readonly tag: Child;
  /** The question. */
  readonly title: string;
  /** How many, how long it takes, that no account is needed. */
  readonly text: Child;
  readonly href: string;
  readonly button: string;
  readonly steps?: { readonly at: number; readonly of: number; readonly words: string };
  readonly more?: Child;
}

/** The only dark card of a page: a question one can answer now. */
export function Invitation(props: InvitationProps) {
  const { steps } = props;
  return (
    <article class="invite">
      <p class="invite__tag">{props.tag}</p>
      <h3>{props.title}</h3>
      <p class="invite__soft">{props.text}</p>
      {steps && (
        <div class="invite__steps">
          <StepBar at={steps.at} of={steps.of} />
          <p class="invite__soft small">{steps.words}</p>
        </div>
      )}
      <ButtonLink look="sun" href={props.href}>
        {props.button}
      </ButtonLink>
      {props.more}
    </article>
  );
}

/** Steps of a dialogue; the words beside it say the same. */
function StepBar(props: { readonly at: number; readonly of: number }) {
  return (
    <div class="step-bar" aria-hidden="true">
      {Array.from({ length: props.of }, (_, place) => (
        <i class={place + 1 < props.at ? "is-done" : place + 1 === props.at ? "is-here" : undefined}></i>
      ))}
    </div>
  );
}
