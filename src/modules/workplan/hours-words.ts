import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";

/** Hours as people say them: 40, or 12,5 where half hours count. */
export const hoursWords = (hours: number, lang: Lang): string =>
  formatNumber(hours, lang, Number.isInteger(hours) ? 0 : 1);
