import { personSymbol } from "./charts/people.tsx";
import { needSymbols } from "./signs/needs.tsx";
import { signSymbols } from "./signs/signs.tsx";

/**
 * The one sheet of patterns and signs of a page; `Page` puts it first in the body. A chart refers to a pattern as
 * `fill="url(#p-few)"` and to a sign as `<use href="#s-good">`. Ids stand here only, so that none is given twice.
 */
export function SharedDefs() {
  return (
    <svg class="sheet-defs" aria-hidden="true" focusable="false">
      <defs>
        <Hatch id="p-few" size={7} ground="var(--seq-none)" line="var(--line-strong)" width={2} turn={45} />
        <Hatch id="p-top" size={6} line="var(--page)" width={1.3} turn={-45} opacity=".75" />
        <CrossHatch />
        <Hatch id="p-gap" size={8} ground="var(--warn-soft)" line="var(--warn)" width={2} turn={45} />
        {personSymbol}
        {signSymbols}
        {needSymbols}
      </defs>
    </svg>
  );
}

interface HatchProps {
  readonly id: string;
  readonly size: number;
  readonly ground?: string;
  readonly line: string;
  readonly width: number;
  readonly turn: number;
  readonly opacity?: string;
}

function Hatch(props: HatchProps) {
  const { id, size, ground, line, width, turn, opacity } = props;
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      {ground && <rect width={size} height={size} fill={ground} />}
      <path d={`M0 0v${size}`} stroke={line} stroke-width={width} opacity={opacity} />
    </pattern>
  );
}

/** Borders of another year: a net, so that it is not taken for "too few". */
function CrossHatch() {
  return (
    <pattern id="p-year" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="var(--seq-none)" />
      <path d="M0 0v8M0 0h8" stroke="var(--line-strong)" stroke-width="1.4" />
    </pattern>
  );
}
