import type { PropsWithChildren } from "hono/jsx";

/** A heading in NL Design System's classes; plain `<h2>` looks the same. */
export function Heading(props: PropsWithChildren<{ readonly level: 1 | 2 | 3 | 4; readonly id?: string }>) {
  const Tag = `h${props.level}` as "h2";
  return (
    <Tag class={`nl-heading nl-heading--level-${props.level}`} id={props.id}>
      {props.children}
    </Tag>
  );
}

/** The first sentence or two under a title. */
export function Lead(props: PropsWithChildren) {
  return <p class="nl-paragraph nl-paragraph--lead lead">{props.children}</p>;
}

/** The highlighter: on the words that carry the finding, at most once in a sentence. */
export function Mark(props: PropsWithChildren) {
  return <mark class="nl-mark">{props.children}</mark>;
}

export interface SectionProps {
  /** Unique on the page; the heading's id. */
  readonly id: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly intro?: string;
  /** On sand. */
  readonly ground?: boolean;
  readonly tight?: boolean;
}

/** A band of the page with its heading. Only on pages with `bands`. */
export function Section(props: PropsWithChildren<SectionProps>) {
  const look = `band${props.ground ? " band--ground" : ""}${props.tight ? " band--tight" : ""}`;
  return (
    <section class={look} aria-labelledby={props.id}>
      <div class="wrap">
        <div class="section-head">
          <h2 id={props.id}>{props.title}</h2>
          {props.intro && <p>{props.intro}</p>}
        </div>
        {props.children}
      </div>
    </section>
  );
}
