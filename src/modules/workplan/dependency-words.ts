import { formatDate } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Tie } from "./dependencies.ts";
import { periodOf } from "./model.ts";
import { waitingTexts } from "./pages/waiting/text.ts";

/** When the first is ready, and whether that goes well. */
export function howWords({ first, trouble }: Tie, lang: Lang): string {
  const t = waitingTexts(lang);
  if (trouble === "stopped") return t.stopped;
  const end = periodOf(first)?.to;
  const ready = end ? t.until(formatDate(end, lang, "month")) : t.noDate;
  return trouble ? `${ready}; ${t.late}` : ready;
}

/** "Wacht op …, klaar in maart 2027." */
export const tieWords = (tie: Tie, lang: Lang): string =>
  `${waitingTexts(lang).waits} ${tie.first.title}, ${howWords(tie, lang)}.`;
