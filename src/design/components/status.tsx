import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { markup } from "../markup.ts";
import { Sign, type SignName } from "../signs/signs.tsx";
import { designTexts } from "../text.ts";

/** What a verdict says; arrows are for time, never for "good". */
export type VerdictName = "good" | "bad" | "same" | "other" | "few" | "warn" | "better" | "worse" | "steady";

/** Sign and word together: ● gunstiger, ◆ ongunstiger, ○ ongeveer gelijk, ■ anders, ↗ wordt beter, ◌ te weinig. */
export function Verdict({ kind, children }: PropsWithChildren<{ readonly kind: VerdictName }>) {
  return markup`<span class="verdict verdict--${kind}">${Sign({ name: kind })}<span>${children}</span></span>`;
}

export type PillLook = "plain" | "good" | "bad" | "warn" | "none";

/** The state of a thing: Loopt, In voorbereiding, Loopt achter, Klaar. */
export function Pill(props: PropsWithChildren<{ readonly look?: PillLook; readonly sign?: SignName }>) {
  return (
    <span class={`pill pill--${props.look ?? "plain"}`}>
      {props.sign && <Sign name={props.sign} />}
      <span>{props.children}</span>
    </span>
  );
}

/** A small fact beside a name: a kind ("schatting"), a code, a count. NL Design System's data badge. */
export function DataBadge(props: PropsWithChildren<{ readonly value?: string }>) {
  return (
    <data class="nl-data-badge" value={props.value}>
      {props.children}
    </data>
  );
}

/** "voorbeeld": made up, and says so. */
export function ExampleLabel(props: { readonly lang: Lang; readonly text?: Child }) {
  return <span class="example">{props.text ?? designTexts(props.lang).exampleLabel}</span>;
}

/** "Te weinig om iets te zeggen.", or another title where something else is missing, and in one sentence why, and where it can be said. */
export function TooFew(props: { readonly lang: Lang; readonly why: Child; readonly title?: string }) {
  const title = props.title ?? designTexts(props.lang).tooFew;
  return markup`<p class="too-few">${Sign({ name: "few" })}<span><b>${title}</b> ${props.why}</span></p>`;
}

export interface KeyFigure {
  readonly value: string;
  readonly label: string;
}

/** A few large numbers in a row. */
export function KeyFigures(props: { readonly items: readonly KeyFigure[] }) {
  return (
    <dl class="key-figures">
      {props.items.map((item) => (
        <div>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
