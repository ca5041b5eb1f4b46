import { capital, formatDate, formatEuro, formatNumber } from "#design/format.ts";
import type { Area, AreaKind } from "#modules/regions/index.ts";
import { plainName } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import { findTable } from "../catalogue/index.ts";
import type { Age, Dataset, Indicator } from "../model.ts";
import type { Placed } from "../reading-map.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";

/** A value as people read it in a row or a table, with its unit when it is no plain number. */
export function shown(value: number, indicator: Pick<Indicator, "unit" | "decimals">, lang: Lang): string {
  if (indicator.unit === "euro-1000") return formatEuro(value * 1_000, lang);
  const unit = figureTexts(lang).units[indicator.unit];
  return unit
    ? `${formatNumber(value, lang, indicator.decimals)} ${unit}`
    : formatNumber(value, lang, indicator.decimals);
}

/** What the numbers on a map or an axis are: the unit, and where there is none what was counted or measured. */
export function unitOf(indicator: Pick<Indicator, "unit" | "name">, lang: Lang): string {
  return figureTexts(lang).units[indicator.unit] || indicator.name[lang];
}

/** A table by the id that its publisher gave it; undefined for a file of our own making, that only has a title. */
export function publicId(tableId: string): string | undefined {
  return /^\d/.test(tableId) ? tableId.replace(/-SELECTIE$/, "") : undefined;
}

/** When a table was retrieved: the day, or the year where no more is known of a saved file. */
export function retrievedWords({ tableId, retrieved }: Pick<Dataset, "tableId" | "retrieved">, lang: Lang): string {
  const mapping = findTable(tableId);
  const yearOnly = mapping?.retrievedInYear === true && mapping.retrieved === retrieved;
  return yearOnly ? retrieved.slice(0, 4) : formatDate(retrieved, lang);
}

/** One full stop where a sentence ends with a name that brings its own ("Lansinghage c.a."). */
export function oneStop(sentence: string): string {
  return sentence.replaceAll(/\.\.(?=\s|$)/g, ".");
}

/** People of every 100, in a sentence; never a false 0 or 100. `digits` as `digitsTogether` has them. */
export function peopleOf100(value: number, lang: Lang, digits = 0): string {
  const t = figureTexts(lang).say;
  if (digits === 0 && value > 0 && value < 0.5) return t.underOne;
  if (digits === 0 && value >= 99.5 && value < 100) return t.nearlyAll;
  return formatNumber(value, lang, digits);
}

/** What a number counts, for the small line under its name: "van de 100 inwoners", "km, gemiddelde over alle inwoners". */
export function measureOf(indicator: Pick<Indicator, "unit" | "of">, lang: Lang): string {
  const unit = figureTexts(lang).units[indicator.unit];
  const of = indicator.of[lang];
  if (indicator.unit === "euro-1000") return unit;
  if (indicator.unit === "per-km2") return `${of} ${unit}`;
  return indicator.unit === "km" ? `${unit}, ${of}` : [unit, of].filter(Boolean).join(" ");
}

/** True for what can be said in people: so many of every hundred or thousand. */
export function inPeople({ unit }: Pick<Indicator, "unit">): boolean {
  return unit === "percent" || unit === "per-1000";
}

/** People of every hundred or thousand, in a sentence, without the words "of every". */
export function peopleOf(value: number, indicator: Pick<Indicator, "unit">, lang: Lang, digits = 0): string {
  return indicator.unit === "percent" ? peopleOf100(value, lang, digits) : formatNumber(value, lang, digits);
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
  if (indicator.say && inPeople(indicator)) {
    const say = indicator.unit === "percent" ? t.ofHundred : indicator.ofEvents ? t.eventsPerThousand : t.ofThousand;
    const said = digits ?? (indicator.unit === "percent" ? 0 : indicator.decimals);
    const carrying = peopleOf(value, indicator, lang, said);
    const whole = say(groupOf(indicator, age, lang), area, inNumber(indicator.say[lang], carrying, lang));
    const [before = "", after = ""] = whole.split("#");
    return { before, carrying, after };
  }
  if (indicator.lead) {
    const [first = "", last = ""] = indicator.lead[lang].replace("@", area).split("#");
    const number = formatNumber(value, lang, digits ?? indicator.decimals);
    return { before: first, carrying: indicator.unit === "km" ? `${number} km` : number, after: last };
  }
  const [before = "", after = ""] = t.plain(indicator.name[lang], area, "#").split("#");
  return { before, carrying: shown(value, { ...indicator, decimals: digits ?? indicator.decimals }, lang), after };
}

/** A clause in the form of one, or of more: "[heeft|hebben] er # …". */
function inNumber(clause: string, number: string, lang: Lang): string {
  const one = number === "1" || number === figureTexts(lang).say.underOne;
  return clause.replaceAll(/\[([^|\]]+)\|([^\]]+)\]/g, one ? "$1" : "$2");
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

/** The same for an area on a map, where borders may be of another year and a made area may not add up. */
export function whyNotPlaced({ area, value, otherBorders, few, roundedAway }: Placed, lang: Lang): string {
  const t = figureTexts(lang).missing;
  if (few) return t.few;
  if (roundedAway) return t.roundedAway;
  if (otherBorders) return t.borders;
  return !value && isMade(area.kind) ? t.notAdded : whyMissing(value, lang);
}

/** Why an area has no colour. */
export function whyNoColour({ value, otherBorders, few, roundedAway }: Placed): "few" | "year" | "none" {
  if (few || roundedAway) return "few";
  if (otherBorders) return "year";
  return value?.status === "secret" ? "few" : "none";
}

const isMade = (kind: AreaKind): boolean => kind === "working_area" || kind === "village";

/**
 * Names that tell areas apart in one list: many a district is called "Centrum", and some municipalities have two neighbourhoods
 * "Verspreide huizen". The municipality is added where a name stands twice, and the code where that is not enough.
 *
 * @param municipalities names by code
 */
export function namesApart(
  areas: readonly Pick<Area, "code" | "name" | "kind" | "municipalityCode">[],
  municipalities: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const short = areas.map((area) => [area, nameOf(area)] as const);
  const longer = apart(short, (area, name) => {
    const municipality = municipalities.get(area.municipalityCode ?? "");
    return municipality ? `${name} (${municipality})` : name;
  });
  return new Map(apart(longer, (area, name) => `${name}, ${area.code}`).map(([area, name]) => [area.code, name]));
}

type Named<A> = readonly (readonly [A, string])[];

function apart<A>(named: Named<A>, longer: (area: A, name: string) => string): Named<A> {
  const times = Map.groupBy(named, ([, name]) => name);
  return named.map(([area, name]) => [area, times.get(name)!.length > 1 ? longer(area, name) : name]);
}

/** A name for people: without "Wijk 01" where the name alone says which one, and with a capital where CBS forgot it. */
export function nameOf(area: Pick<Area, "name" | "kind" | "namesake">): string {
  return capital(area.kind === "district" && !area.namesake ? plainName(area.name) : area.name);
}
