/**
 * Every pair of roles that meets on a page: foreground → grounds. Text needs 4.5 (WCAG 2.2, 1.4.3), controls, marks and focus 3
 * (1.4.11). A pair that is not here may not be used.
 */
export const textPairs: Readonly<Record<string, readonly string[]>> = {
  ink: [
    "page",
    "ground",
    "card",
    "sunken",
    "accent-soft",
    "marker",
    "good-soft",
    "bad-soft",
    "same-soft",
    "warn-soft",
    "error-soft",
    "none-soft",
  ],
  "ink-soft": ["page", "ground", "card", "sunken", "accent-soft", "none-soft"],
  accent: ["page", "ground", "card", "sunken", "accent-soft"],
  "accent-strong": ["page", "accent-soft"],
  "on-accent": ["accent", "accent-strong"],
  "on-deep": ["accent-deep"],
  "on-deep-soft": ["accent-deep"],
  good: ["page", "card", "ground", "good-soft"],
  bad: ["page", "card", "ground", "bad-soft"],
  same: ["page", "card", "ground", "same-soft"],
  warn: ["page", "card", "ground", "warn-soft"],
  error: ["page", "card", "ground", "error-soft"],
  "seq-1-ink": ["seq-1"],
  "seq-2-ink": ["seq-2"],
  "seq-3-ink": ["seq-3"],
  "seq-4-ink": ["seq-4"],
  "seq-5-ink": ["seq-5"],
  page: ["good", "bad", "same"],
  "on-sun": ["sun"],
  sun: ["accent-deep"],
};

export const markPairs: Readonly<Record<string, readonly string[]>> = {
  none: ["page", "card"],
  "line-strong": ["page", "card", "ground", "sunken"],
  "cat-1": ["page", "card", "ground"],
  "cat-2": ["page", "card", "ground"],
  "cat-3": ["page", "card", "ground"],
  "cat-4": ["page", "card", "ground"],
  "cat-5": ["page", "card", "ground"],
  "cat-6": ["page", "card", "ground"],
  accent: ["card"],
  warn: ["card"],
  bad: ["bad-soft"],
  blade: ["page", "card"],
};

/** On these grounds the focus ring or its halo must stand out; one of the two is enough. */
export const focusGrounds: readonly string[] = ["page", "card", "ground", "accent", "accent-deep"];
