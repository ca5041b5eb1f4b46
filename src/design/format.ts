import type { Lang } from "#platform/text.ts";

/** No-break space: keeps a number with its sign or unit. */
export const nbsp = "\u00a0";

const locales: Readonly<Record<Lang, string>> = { nl: "nl-NL", en: "en-GB" };

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number in the language's notation: 7.695 and 45,6 in Dutch. `digits` are always shown; a minus is a real minus. */
export function formatNumber(value: number, lang: Lang, digits = 0): string {
  const rounded = roundTo(value, digits);
  // Without thousands there is nothing to look up; a page has hundreds of these, and Intl takes ten times as long.
  if (Math.abs(rounded) < 1_000 && digits <= 6) {
    const plain = rounded.toFixed(digits);
    return (lang === "nl" ? plain.replace(".", ",") : plain).replace("-", "−");
  }
  const key = `${lang}${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locales[lang], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: true,
    });
    numberFormats.set(key, format);
  }
  return format.format(rounded).replace("-", "−");
}

/** Rounds half away from zero, and never gives −0. The number one shows is the number one compares and colours. */
export function roundTo(value: number, digits = 0): number {
  const factor = 10 ** digits;
  const rounded = Math.round(Math.abs(value) * factor * (1 + Number.EPSILON)) / factor;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** A share of 100 for tables: "45,6 %" in Dutch, "45.6%" in English. `value` runs from 0 to 100. */
export function formatPercent(value: number, lang: Lang, digits = 1): string {
  return `${formatNumber(value, lang, digits)}${lang === "nl" ? nbsp : ""}%`;
}

/** A share in people, for sentences: "55 van de 100". `value` runs from 0 to 100; never a false 0 or 100. */
export function ofHundred(value: number, lang: Lang): string {
  const words = ofHundredWords[lang];
  if (value > 0 && value < 0.5) return words.under;
  if (value < 100 && value >= 99.5) return words.nearly;
  return words.of(formatNumber(value, lang));
}

const ofHundredWords = {
  nl: {
    of: (n: string) => `${n} van de 100`,
    under: "minder dan 1 van de 100",
    nearly: "bijna 100 van de 100",
  },
  en: { of: (n: string) => `${n} out of 100`, under: "fewer than 1 out of 100", nearly: "nearly 100 out of 100" },
} as const;

const smallNumbers = {
  nl: ["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"],
  en: ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
} as const;

/**
 * The nearest "one in n" for n from 2 to 10, or undefined where no such fraction lies within 1.5 points.
 * @param value a share from 0 to 100
 */
export function oneIn(value: number, lang: Lang): { n: number; words: string } | undefined {
  for (let n = 2; n <= 10; n += 1) {
    if (Math.abs(100 / n - value) > 1.5) continue;
    const number = smallNumbers[lang][n - 2] ?? String(n);
    return { n, words: lang === "nl" ? `één op de ${number}` : `one in ${number}` };
  }
  return undefined;
}

/** Whole euros: "€ 420.000" with a no-break space in Dutch, "€420,000" in English. */
export function formatEuro(euros: number, lang: Lang, digits = 0): string {
  const sign = roundTo(euros, digits) < 0 ? "−" : "";
  return `${sign}€${lang === "nl" ? nbsp : ""}${formatNumber(Math.abs(euros), lang, digits)}`;
}

/** "53 tot 57". Equal ends give one number. */
export function formatRange(low: number, high: number, lang: Lang, digits = 0): string {
  const [from, to] = [formatNumber(low, lang, digits), formatNumber(high, lang, digits)];
  return from === to ? from : `${from} ${lang === "nl" ? "tot" : "to"} ${to}`;
}

const softHyphen = "\u00ad";
/** Zero-width space: a place to break without a hyphen. */
const softBreak = "\u200b";
/** What long Dutch words are made of, at their end. */
const tails =
  /(?<=\p{L}{5})(uitkering(?:en)?|verblijf|praktijk(?:en)?|woning(?:en)?|niveau|kosten|gebied(?:en)?|terrein|bebouwing|kanaal|bestendige?|kwartier|veen|mond|polder|landen|buurt)$/u;

/** Where a first part ends in words that are too long for a phone without their tail. */
const joints = /(?<=arbeids)(?=ongeschikt)/gu;

/** Lets long compounds break where a Dutch reader would: before the last part, with a hyphen. Browsers do not know all of them. */
export function breakable(text: string): string {
  const parts = text.replaceAll(/(?<=\p{L}{4})\/(?=\p{L}{4})/gu, `/${softBreak}`);
  return parts.replaceAll(/\p{L}{13,}/gu, (word) => word.replace(tails, `${softHyphen}$1`).replace(joints, softHyphen));
}

/** "+2,3", "−1,0" or "0,0": for scores and differences. */
export function formatSigned(value: number, lang: Lang, digits = 1): string {
  const rounded = roundTo(value, digits);
  return `${rounded > 0 ? "+" : ""}${formatNumber(rounded, lang, digits)}`;
}

/** `long` "7 mei 2026", `short` "7 mei", `month` "mei 2026", `weekday` "donderdag 7 mei", `time` "14:05", `moment` day and time. */
export type DateStyle = "long" | "short" | "month" | "weekday" | "time" | "moment";

const dateOptions: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  long: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  weekday: { weekday: "long", day: "numeric", month: "long" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  moment: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * A day or moment in words. A plain day ("2026-05-07") is that day wherever the server stands; a moment is shown in Dutch time.
 * @throws RangeError when the text is no date
 */
export function formatDate(date: Date | string, lang: Lang, style: DateStyle = "long"): string {
  const day = typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date);
  const timeZone = day ? "UTC" : "Europe/Amsterdam";
  const key = `${lang} ${style} ${timeZone}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locales[lang], { ...dateOptions[style], timeZone });
  dateFormats.set(key, format);
  return format.format(new Date(date));
}

/** A moment for `<time datetime>`: a plain day stays a day. */
export function machineDate(date: Date | string): string {
  return typeof date === "string" ? date : date.toISOString();
}

/** "1 mijlpaal", "5 mijlpalen". */
export function counted(count: number, one: string, many: string, lang: Lang): string {
  return `${formatNumber(count, lang)} ${count === 1 ? one : many}`;
}

const listFormats: Readonly<Record<Lang, Intl.ListFormat>> = {
  nl: new Intl.ListFormat(locales.nl, { type: "conjunction" }),
  en: new Intl.ListFormat(locales.en, { type: "conjunction" }),
};

/** "Emmen, Assen en Coevorden". */
export function listed(items: readonly string[], lang: Lang): string {
  return listFormats[lang].format(items);
}

/** "gemeente" as a sentence or a line begins with it: "Gemeente". */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
