import type { Child } from "hono/jsx";

export interface ChipItem {
  readonly label: Child;
  readonly href: string;
  readonly chosen?: boolean;
}

/** Choices as links; the chosen one is filled and has a ✓. */
export function Chips(props: {
  readonly items: readonly ChipItem[];
  readonly label: string;
  readonly showLabel?: boolean;
}) {
  return (
    <nav class="chips" aria-label={props.label}>
      {props.showLabel && (
        <span class="chips__label" aria-hidden="true">
          {props.label}
        </span>
      )}
      <ul>
        {props.items.map((item) => (
          <li>
            <a class="chip" href={item.href} aria-current={item.chosen ? "true" : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface CompareProps {
  /** "Vergelijk met" */
  readonly label: string;
  readonly items: readonly ChipItem[];
  /** In one line who the neighbours are, with a link to the list. */
  readonly who?: Child;
}

/** What the figures are held against. */
export function Compare(props: CompareProps) {
  return (
    <div class="compare">
      <Chips label={props.label} items={props.items} showLabel />
      {props.who && <p class="small soft">{props.who}</p>}
    </div>
  );
}
