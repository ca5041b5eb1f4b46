/**
 * The needs sign: left half = the figures stand out, right half = the voices stand out, ring = someone works on it,
 * dot = nothing stands out, dotted = too little known. Both halves without a ring is the only coloured one.
 */
export type NeedKind = "unanswered" | "silent" | "unmeasured" | "answered" | "nothing" | "unknown";

export interface NeedSignProps {
  readonly kind: NeedKind;
  /** Someone works on it: a ring around the sign. Always so for "answered". */
  readonly worked?: boolean;
  readonly class?: string;
}

const left = <path d="M16 7a9 9 0 0 0 0 18Z" fill="currentColor" />;
const right = <path d="M16 7a9 9 0 0 1 0 18Z" fill="currentColor" />;
const disc = <circle cx="16" cy="16" r="9" fill="var(--card)" stroke="currentColor" stroke-width="1.8" />;
const seam = <path d="M16 7v18" stroke="var(--card)" stroke-width="2" />;

const drawings: Readonly<Record<string, unknown>> = {
  both: [disc, left, right, seam],
  silent: [disc, left],
  unmeasured: [disc, right],
  nothing: <circle cx="16" cy="16" r="3.2" fill="var(--line-strong)" />,
  unknown: (
    <circle cx="16" cy="16" r="9" fill="none" stroke="var(--none)" stroke-width="2.2" stroke-dasharray="3.5 3" />
  ),
  ring: <circle cx="16" cy="16" r="14" fill="none" stroke="var(--good)" stroke-width="2.8" />,
};

const body: Readonly<Record<NeedKind, string>> = {
  unanswered: "both",
  answered: "both",
  silent: "silent",
  unmeasured: "unmeasured",
  nothing: "nothing",
  unknown: "unknown",
};

export const needSymbols = Object.entries(drawings).map(([name, drawing]) => (
  <symbol id={`n-${name}`} viewBox="0 0 32 32">
    {drawing}
  </symbol>
));

/** The sign of one theme in one area. The words stand beside it or in the link around it. */
export function NeedSign(props: NeedSignProps) {
  const ring = props.worked || props.kind === "answered";
  return (
    <svg
      class={`need-sign need-sign--${props.kind} ${props.class ?? ""}`.trim()}
      viewBox="0 0 32 32"
      width="32"
      height="32"
      aria-hidden="true"
      focusable="false"
    >
      {ring && <use href="#n-ring" />}
      <use href={`#n-${body[props.kind]}`} />
    </svg>
  );
}
