import { formatNumber } from "#design/format.ts";
import type { AreaKind } from "#modules/regions/index.ts";
import { plainName } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Age, Indicator } from "../model.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";

/** A value as people read it in a row or a table, with its unit when it is no plain number. */
export function shown(value: number, indicator: Pick<Indicator, "unit" | "decimals">, lang: Lang): string {
  const unit = figureTexts(lang).units[indicator.unit];
  return unit
    ? `${formatNumber(value, lang, indicator.decimals)} ${unit}`
    : formatNumber(value, lang, indicator.decimals);
}

/** People of every 100, in a sentence; never a false 0 or 100. `digits` as `digitsTogether` has them. */
export function peopleOf100(value: number, lang: Lang, digits = 0): string {
  const t = figureTexts(lang).say;
  if (digits === 0 && value > 0 && value < 0.5) return t.underOne;
  if (digits === 0 && value >= 99.5 && value < 100) return t.nearlyAll;
  return formatNumber(value, lang, digits);
}

/**
 * The finding in one sentence, in two halves around the number that carries it.
 *
 * @param digits left out: whole people of 100, and the indicator's own decimals elsewhere
 */
export function sentenceOf(
  value: number,
  indicator: Indicator,
  area: string,
  lang: Lang,
  { age = "all", digits }: { readonly age?: Age; readonly digits?: number } = {},
): { before: string; carrying: string; after: string } {
  const t = figureTexts(lang).say;
  if (indicator.unit === "percent" && indicator.say) {
    const whole = t.ofHundred(groupOf(indicator, age, lang), area, indicator.say[lang]);
    const [before = "", after = ""] = whole.split("#");
    return { before, carrying: peopleOf100(value, lang, digits), after };
  }
  const [before = "", after = ""] = t.plain(indicator.name[lang], area, "#").split("#");
  return { before, carrying: shown(value, { ...indicator, decimals: digits ?? indicator.decimals }, lang), after };
}

/** Whom a figure is about, narrowed to its age group. */
export function groupOf(indicator: Pick<Indicator, "of">, age: Age, lang: Lang): string {
  if (age === "18-64" || age === "65+") return figureTexts(lang).groups[age];
  return indicator.of[lang];
}

/** Why there is no value, in one sentence. */
export function whyMissing(value: Pick<Value, "status"> | undefined, lang: Lang): string {
  return figureTexts(lang).missing[value?.status ?? "unknown"];
}

/** A name for people: without "Wijk 01". */
export function nameOf(area: { readonly name: string; readonly kind: AreaKind }): string {
  return area.kind === "district" ? plainName(area.name) : area.name;
}
