import { formatNumber } from "#design/format.ts";
import type { AreaKind } from "#modules/regions/index.ts";
import { plainName } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Age, Indicator } from "../model.ts";
import type { Position } from "../speaking/index.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";

/** A value as people read it in a row or a table, with its unit when it is no plain number. */
export function shown(value: number, indicator: Pick<Indicator, "unit" | "decimals">, lang: Lang): string {
  const unit = figureTexts(lang).units[indicator.unit];
  return unit
    ? `${formatNumber(value, lang, indicator.decimals)} ${unit}`
    : formatNumber(value, lang, indicator.decimals);
}

/** The finding in one sentence, in two halves around the number that carries it. */
export function sentenceOf(
  value: number,
  indicator: Indicator,
  area: string,
  lang: Lang,
  age: Age = "all",
): { before: string; carrying: string; after: string } {
  const t = figureTexts(lang).say;
  if (indicator.unit === "percent" && indicator.say) {
    const whole = t.ofHundred(groupOf(indicator, age, lang), area, indicator.say[lang]);
    const [before = "", after = ""] = whole.split("#");
    return { before, carrying: formatNumber(value, lang), after };
  }
  const [before = "", after = ""] = t.plain(indicator.name[lang], area, "#").split("#");
  return { before, carrying: shown(value, indicator, lang), after };
}

/** Whom a figure is about, narrowed to its age group. */
export function groupOf(indicator: Pick<Indicator, "of">, age: Age, lang: Lang): string {
  if (age === "18-64" || age === "65+") return figureTexts(lang).groups[age];
  return indicator.of[lang];
}

/** Where a value stands, in words: "gunstiger dan 85 van de 100 wijken". */
export function positionWords(position: Position, like: AreaKind, lang: Lang): string {
  const t = figureTexts(lang);
  const many = t.levelsMany[like];
  const whole = (share: number) => formatNumber(Math.min(99, Math.max(1, Math.round(share))), lang);
  if (position.verdict === "same") return t.say.middle(many);
  if (position.betterThan !== undefined) {
    return position.verdict === "good"
      ? t.say.better(whole(position.betterThan), many)
      : t.say.worse(whole(100 - position.betterThan), many);
  }
  return position.below >= 50 ? t.say.more(whole(position.below), many) : t.say.less(whole(100 - position.below), many);
}

/** Why there is no value, in one sentence. */
export function whyMissing(value: Pick<Value, "status"> | undefined, lang: Lang): string {
  return figureTexts(lang).missing[value?.status ?? "unknown"];
}

/** A name for people: without "Wijk 01". */
export function nameOf(area: { readonly name: string; readonly kind: AreaKind }): string {
  return area.kind === "district" ? plainName(area.name) : area.name;
}
