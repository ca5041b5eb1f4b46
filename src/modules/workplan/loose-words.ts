import { formatDate, formatEuro } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { hoursWords } from "./hours-words.ts";
import type { LooseEnd, LooseEndKind } from "./loose-ends.ts";
import { workplanTexts } from "./text.ts";

const hours: ReadonlySet<string> = new Set(["hours", "has"]);
const amounts: ReadonlySet<string> = new Set(["gap", "needed", "paid", "granted"]);

/** One loose end as a sentence, with days and amounts in words. */
export function looseSentence(end: Pick<LooseEnd, "kind" | "facts">, lang: Lang): string {
  const facts = Object.fromEntries(
    Object.entries(end.facts).map(([name, value]) => {
      if (amounts.has(name)) return [name, formatEuro(Number(value), lang)];
      if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, formatDate(value, lang)];
      if (hours.has(name)) return [name, hoursWords(Number(value), lang)];
      return [name, value];
    }),
  );
  return workplanTexts(lang).loose.say[end.kind](facts);
}

/** What there is of one kind, without the number: one of it or more. */
export function looseCard(kind: LooseEndKind, count: number, lang: Lang): string {
  const { card, cardOne } = workplanTexts(lang).loose;
  return count === 1 ? cardOne[kind] : card[kind];
}
