import { markup } from "../markup.ts";

/**
 * The signs of Brink: each means one thing, everywhere. They take the colour of the text around them, so that a sign is
 * never the colour alone. Drawn once in the page's sheet, used by `Sign`.
 */
export type SignName =
  | "good"
  | "bad"
  | "same"
  | "other"
  | "few"
  | "warn"
  | "better"
  | "worse"
  | "steady"
  | "running"
  | "done"
  | "todo"
  | "lock"
  | "offline";

const ground = "var(--sign-ground, var(--page))";

const drawings: Readonly<Record<SignName, unknown>> = {
  good: <circle cx="8" cy="8" r="6.2" fill="currentColor" />,
  bad: <path d="M8 .9 15.1 8 8 15.1.9 8Z" fill="currentColor" />,
  same: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="2.6" />,
  other: <rect x="2.4" y="2.4" width="11.2" height="11.2" rx="1.5" fill="currentColor" />,
  few: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.1" />,
  warn: (
    <>
      <path d="M8 1.2 15.4 14.4H.6Z" fill="currentColor" />
      <path d="M8 6v4M8 12v.6" stroke={ground} stroke-width="1.7" stroke-linecap="round" />
    </>
  ),
  better: (
    <path
      d="M1.5 12.5 6 8l3 3 5-7M9.8 3.3h4.8v4.8"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  worse: (
    <path
      d="M1.5 3.5 6 8l3-3 5 7M9.8 12.7h4.8V7.9"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  steady: (
    <path
      d="M1.5 8h12M10 4l4 4-4 4"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  running: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
    </>
  ),
  done: (
    <path
      d="m2.5 8.5 3.6 3.8L13.5 4"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  todo: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="2.6" />,
  lock: <path d="M3 7h10v7H3ZM5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.8" />,
  offline: (
    <path
      d="M2 6a9 9 0 0 1 12 0M4.5 9a5.4 5.4 0 0 1 7 0M8 12.4v.2M2.5 14 13.5 2"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
    />
  ),
};

/** Every sign as a symbol, for the page's sheet. */
export const signSymbols = Object.entries(drawings).map(([name, drawing]) => (
  <symbol id={`s-${name}`} viewBox="0 0 16 16">
    {drawing}
  </symbol>
));

/** One sign beside its word. It says nothing by itself: the word must stand there too. */
export function Sign(props: { readonly name: SignName; readonly class?: string }) {
  const { name, class: look = "sign" } = props;
  return markup`<svg class="${look}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><use href="#s-${name}"/></svg>`;
}
