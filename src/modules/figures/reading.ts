import {
  type Area,
  type AreaKind,
  type Atlas,
  type FoundPlace,
  mayMean,
  normalisedName,
  type Region,
  samePlace,
} from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import type { Lang } from "#platform/text.ts";
import { indicators } from "./catalogue/index.ts";
import type { Age, Indicator } from "./model.ts";
import { allDistributions, availability, type Value } from "./store.ts";
import { allNames, type Names, placeValues } from "./store-places.ts";

/** What is the same for every page until figures change: which years exist, and the values of all like areas of the country. */
export interface Shared {
  readonly available: readonly {
    readonly indicator: string;
    readonly age: Age;
    readonly year: number;
    readonly table: string;
  }[];
  /** Sorted values of all Dutch areas of a kind, by `seriesKey`. */
  meadow(kind: AreaKind, key: string): readonly number[];
}

const sharedKept = keeper<Shared>(1);

/** Reads what all pages share, once until figures change. */
export const readShared = (ctx: Reading): Promise<Shared> => sharedKept(ctx, "", () => loadShared(ctx));

async function loadShared({ db }: Reading): Promise<Shared> {
  const [available, region, municipality, district] = await Promise.all([
    availability(db),
    allDistributions(db, "ggd_region"),
    allDistributions(db, "municipality"),
    allDistributions(db, "district"),
  ]);
  const meadows: Partial<Record<AreaKind, ReadonlyMap<string, readonly number[]>>> = {
    ggd_region: region,
    municipality,
    district,
  };
  return { available, meadow: (kind, key) => meadows[likeKind(kind)]?.get(key) ?? [] };
}

const namesKept = keeper<Names>(1);

/** The numbers of indicators and tables, read once until figures change. */
export const readNames = (ctx: Reading): Promise<Names> => namesKept(ctx, "", () => allNames(ctx.db));

/** Kind of areas that an area stands among: official ones of its size, as the made ones exist nowhere else. */
export function likeKind(kind: AreaKind): AreaKind {
  if (kind === "region" || kind === "country") return "ggd_region";
  if (kind === "working_area" || kind === "village" || kind === "neighbourhood") return "district";
  return kind;
}

/** A region of several municipalities stands among regions; one that is a municipality stands among municipalities. */
export function likeKindOfRegion(region: Pick<Region, "municipalities">): AreaKind {
  return region.municipalities.length > 1 ? "ggd_region" : "municipality";
}

/** The country in every division year: what a region is held against. */
export const countryRows = (atlas: Atlas): Area[] => atlas.find({ codes: ["NL"] });

/** The Dutch division of the pages: that of the outlines. */
export const divisionYear = 2024;

export const seriesKey = (indicator: string, age: Age, year: number): string => `${indicator} ${age} ${year}`;

/** Everyone, or all adults where a figure is only about adults. */
export function mainAge(indicator: Pick<Indicator, "ages">): Age {
  return indicator.ages[0] ?? "all";
}

const every = indicators.map((indicator) => indicator.id);
const valuesKept = keeper<Value[]>(100);

/** All values of a place that many pages are held against: country, region, municipality. */
export function sharedValues(ctx: Reading, rows: readonly Area[]): Promise<Value[]> {
  const areaIds = rows.map((row) => row.id);
  const read = async () => placeValues(ctx.db, await readNames(ctx), { areaIds, indicators: every });
  return valuesKept(ctx, areaIds.join(" "), read);
}

const mainAges: readonly Age[] = [...new Set(indicators.map(mainAge))];

/** Values of one place, of the ages that its profile shows. */
export async function ownValues(ctx: Reading, rows: readonly Area[]): Promise<Value[]> {
  const areaIds = rows.map((row) => row.id);
  return placeValues(ctx.db, await readNames(ctx), { areaIds, indicators: every, ages: mainAges });
}

/** Every row of one place: its divisions of different years, as far as they are the same place. */
export function placeRows(atlas: Atlas, area: Area): Area[] {
  return atlas.find({ codes: [area.code] }).filter((other) => samePlace(area, other));
}

/** One line of a profile: the newest value here, those of earlier years from the same table, and the whole's. */
export interface Line {
  readonly indicator: Indicator;
  readonly age: Age;
  readonly newest: Value;
  readonly series: readonly Value[];
  readonly whole: Value | undefined;
}

/**
 * Lines of a place for every indicator that says something, in the order of the catalogue; one line per indicator, or one per age group
 * where `everyAge` is asked.
 *
 * @param own values of the place
 * @param others values of what it is held against
 */
export function linesOf(own: readonly Value[], others: readonly Value[], everyAge = false): Line[] {
  const mine = Map.groupBy(own, (value) => `${value.indicator} ${value.age}`);
  const theirs = new Map(others.map((value) => [seriesKey(value.indicator, value.age, value.year), value]));
  const pairs = indicators.flatMap((indicator) =>
    (everyAge ? indicator.ages : [mainAge(indicator)]).map((age) => ({ indicator, age })),
  );
  return pairs.flatMap(({ indicator, age }) => {
    const values = mine.get(`${indicator.id} ${age}`) ?? [];
    const newest = values.findLast((value) => value.status === "value") ?? values.at(-1);
    if (!newest) return [];
    const series = values.filter((value) => value.table === newest.table);
    return [{ indicator, age, newest, series, whole: theirs.get(seriesKey(indicator.id, age, newest.year)) }];
  });
}

/** Newest year of an indicator for an age, or the year asked for when it exists. */
export function chooseYear(shared: Shared, indicator: string, age: Age, asked?: number): number | undefined {
  const years = shared.available.filter((one) => one.indicator === indicator && one.age === age).map((one) => one.year);
  return asked !== undefined && years.includes(asked) ? asked : years.toSorted((a, b) => a - b).at(-1);
}

/** Areas and indicators that a visitor may mean, best first. */
export interface Found {
  readonly areas: readonly FoundPlace[];
  readonly indicators: readonly Indicator[];
  /** True when no word of what was found begins with what was typed, and it only looks like it. */
  readonly guessed: boolean;
}

interface Searchable {
  readonly indicator: Indicator;
  /** Name and definition. */
  readonly text: string;
  readonly nameWords: readonly string[];
}

const searchable = new Map<Lang, readonly Searchable[]>();

/** Words of indicators as they are compared, made once: a visitor asks them with every letter. */
function searchableIn(lang: Lang): readonly Searchable[] {
  const known = searchable.get(lang);
  if (known) return known;
  const made = indicators.map((indicator) => ({
    indicator,
    text: normalisedName(`${indicator.name[lang]} ${indicator.definition[lang]}`),
    nameWords: normalisedName(indicator.name[lang]).split(" "),
  }));
  searchable.set(lang, made);
  return made;
}

/** Indicators whose name or definition holds every word; where there are none, those whose name may be meant by it. */
export function searchIndicators(words: string, lang: Lang): { readonly found: Indicator[]; readonly sure: boolean } {
  const parts = normalisedName(words).split(" ").filter(Boolean);
  if (parts.length === 0) return { found: [], sure: false };
  const all = searchableIn(lang);
  const holding = all.filter(({ text }) => parts.every((part) => text.includes(part)));
  if (holding.length > 0) return { found: holding.map(({ indicator }) => indicator), sure: true };
  const meant = all.filter(({ nameWords }) => parts.every((part) => nameWords.some((name) => mayMean(part, name))));
  return { found: meant.map(({ indicator }) => indicator), sure: false };
}
