import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

export const en: TextsLike<typeof nl> = {
  heading: "What waits for what?",
  oneWaits: "One initiative waits for another.",
  manyWait: (n: string) => `${n} times an initiative waits for another.`,
  noTrouble: "That fits in time.",
  oneTrouble: "Once that does not fit in time.",
  trouble: (n: string) => `${n} times that does not fit in time.`,
  arrows: "An arrow runs from what must be ready to what waits for it. Is the arrow dashed? Then it does not fit.",
  notDrawn: (n: string) => `Not drawn, but in the table: ${n}.`,
  what: "Initiative",
  how: "How does it stand?",
  waits: "Waits for",
  waitsForThis: "waits for this.",
  until: (month: string) => `ready in ${month}`,
  noDate: "no date yet",
  stopped: "that was stopped",
  late: "that is later than its begin",
};
