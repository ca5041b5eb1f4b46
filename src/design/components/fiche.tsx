import type { Child } from "hono/jsx";

export interface Definition {
  readonly term: Child;
  readonly text: Child;
}

/** Facts about one thing: name beside value, a line between. */
export function DefinitionList(props: { readonly items: readonly Definition[] }) {
  return (
    <dl class="fiche">
      {props.items.map((item) => (
        <div>
          <dt>{item.term}</dt>
          <dd>{item.text}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface FicheProps {
  /** The questions in everyday words: Wat is het? Voor welk doel? … */
  readonly questions: readonly Definition[];
}

/** The seven questions of an initiative. What has no answer yet stays, and says whose turn it is. */
export function Fiche(props: FicheProps) {
  return <DefinitionList items={props.questions} />;
}
