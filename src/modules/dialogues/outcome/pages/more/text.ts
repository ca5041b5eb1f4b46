import { bothLanguages, type Lang } from "#platform/text.ts";
import { formatNumber } from "#design/format.ts";
import type { DialogueContent } from "../../../model.ts";
import { en } from "./text.en.ts";
import { nl } from "./text.nl.ts";

/** Words of the outcome beyond the page itself: open data, weighting, report, comparison. */
export const moreTexts = bothLanguages(nl, en);

/** What is said beforehand of scores per person: published with a number, or never. */
export function openDataSentence({ openData }: Pick<DialogueContent, "openData">, lang: Lang): string {
  const t = moreTexts(lang);
  return openData === undefined ? t.notAnnounced : t.announced(formatNumber(openData, lang));
}
