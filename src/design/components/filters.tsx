import { Button } from "./button.tsx";
import type { PropsWithChildren } from "hono/jsx";

export interface FilterFormProps {
  readonly action: string;
  /** On a phone: "Filter, 7 van 53". */
  readonly summary: string;
  /** "Laat zien" */
  readonly button: string;
  /** Choices of the address that the form must keep. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Open on a phone at once, for example when nothing was found. */
  readonly open?: boolean;
}

/**
 * A filter beside a list: an ordinary GET form. Folded on a phone; on wide screens it stands open where the browser knows
 * `::details-content`, and is one click away where it does not.
 */
export function FilterForm(props: PropsWithChildren<FilterFormProps>) {
  return (
    <form class="filters" method="get" action={props.action}>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <details class="filters__box" open={props.open}>
        <summary>{props.summary}</summary>
        <div class="filters__fields">
          {props.children}
          <Button small>{props.button}</Button>
        </div>
      </details>
    </form>
  );
}
