import type { Child } from "hono/jsx";

export interface SourceLineProps {
  /** Publisher and name of the source ("RIVM, GGD en CBS, Gezondheidsmonitor"). */
  readonly source: string;
  readonly href?: string;
  /** The year or day it is about. */
  readonly period?: string;
  /** Whom it counts ("volwassenen van 18 jaar en ouder"). */
  readonly population?: string;
  /** How it came about: "geteld", "steekproef", "schatting", "opgegeven". */
  readonly kind?: string;
  readonly note?: Child;
}

/** Where a number comes from: publisher, year, population, kind. Stands under every drawing. */
export function SourceLine(props: SourceLineProps) {
  const name = [props.source, props.period].filter(Boolean).join(" ");
  const rest = [props.population, props.kind].filter(Boolean).map((part) => ` · ${part}`);
  return (
    <p class="source">
      {props.href ? <a href={props.href}>{name}</a> : name}
      {rest}
      {props.note && <> · {props.note}</>}
    </p>
  );
}
