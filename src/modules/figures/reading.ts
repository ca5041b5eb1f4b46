import { type Area, type AreaKind, findAreas, normalisedName, type Region, samePlace } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { indicators } from "./catalogue/index.ts";
import { keeper, type Reading } from "./kept.ts";
import type { Age, Indicator } from "./model.ts";
import { allDistributions, type AnyDb, availability, findValues, type Value } from "./store.ts";

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

const kept = new WeakMap<object, { version: number; shared: Promise<Shared> }>();

/** Reads what all pages share, once per page version. */
export function readShared(ctx: Pick<Context, "db" | "pageVersion">): Promise<Shared> {
  const version = ctx.pageVersion.current;
  const found = kept.get(ctx.db);
  if (found?.version === version) return found.shared;
  const shared = loadShared(ctx.db);
  kept.set(ctx.db, { version, shared });
  shared.catch(() => kept.delete(ctx.db));
  return shared;
}

async function loadShared(db: AnyDb): Promise<Shared> {
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
export const countryRows = (db: AnyDb): Promise<Area[]> => findAreas(db, { codes: ["NL"] });

/** The Dutch division of the pages: that of the outlines. */
export const divisionYear = 2024;

export const seriesKey = (indicator: string, age: Age, year: number): string => `${indicator} ${age} ${year}`;

/** Everyone, or all adults where a figure is only about adults. */
export function mainAge(indicator: Pick<Indicator, "ages">): Age {
  return indicator.ages[0] ?? "all";
}

const valuesKept = keeper<Value[]>(100);

/** All values of a place that many pages are held against: country, region, municipality. */
function sharedValues(ctx: Reading, rows: readonly Area[]): Promise<Value[]> {
  const areaIds = rows.map((row) => row.id);
  return valuesKept(ctx, areaIds.join(" "), () => findValues(ctx.db, { areaIds }));
}

/** Every row of one place: its divisions of different years, as far as they are the same place. */
export async function placeRows(db: AnyDb, area: Area): Promise<Area[]> {
  const all = await findAreas(db, { codes: [area.code] });
  return all.filter((other) => samePlace(area, other));
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
 */
export async function readLines(ctx: Reading, area: Area, whole: Area[], everyAge = false): Promise<Line[]> {
  const rows = await placeRows(ctx.db, area);
  const [own, others] = await Promise.all([
    findValues(ctx.db, { areaIds: rows.map((row) => row.id) }),
    sharedValues(ctx, whole),
  ]);
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

const byName = new Intl.Collator("nl");

/** An area on a map or in a ranked list: its value, or why none; `elsewhere` when its figures belong to other borders. */
export interface Placed {
  readonly area: Area;
  readonly value: Value | undefined;
  readonly otherBorders: boolean;
}

const areasKept = keeper<Area[]>(30);
const placedKept = keeper<Placed[]>(200);

/** Values of one series on the map of a region, read once: the same map stands on the page of every area in it. */
export function keptPlaced(ctx: Reading, region: Region, ...of: PlacedOf): Promise<readonly Placed[]> {
  return placedKept(ctx, [region.id, ...of].join(" "), () =>
    readPlaced(ctx.db, region, ...of, areasOfKind(ctx, region, of[0])),
  );
}

type PlacedOf = [kind: AreaKind, indicator: string, age: Age, year: number, outlineYear: number];

/** All areas of a kind in a region, of every division year. */
export function areasOfKind(ctx: Reading, region: Region, kind: AreaKind): Promise<Area[]> {
  return areasKept(ctx, `${region.id} ${kind}`, () => findAreas(ctx.db, { region: region.id, kind }));
}

/**
 * Values of one series for all areas of a kind in a region, on the outlines of one division year. A value of another year's division is
 * placed only where it is the same place.
 */
export async function readPlaced(
  db: AnyDb,
  region: Region,
  kind: AreaKind,
  indicator: string,
  age: Age,
  year: number,
  outlineYear: number,
  areas: Promise<Area[]> = findAreas(db, { region: region.id, kind }),
): Promise<Placed[]> {
  const all = await areas;
  const outlined = all.filter((area) => area.divisionYear === outlineYear);
  const byCode = Map.groupBy(all, (area) => area.code);
  const values = new Map(
    (await findValues(db, { areaIds: all.map((area) => area.id), indicator, age, year })).map((value) => [
      value.areaId,
      value,
    ]),
  );
  // The divisions that this series was published in: an area of another border has no figure there, whatever its code.
  const published = new Set(all.filter((area) => values.has(area.id)).map((area) => area.divisionYear));
  return outlined
    .map((area): Placed => {
      const own = values.get(area.id);
      if (own) return { area, value: own, otherBorders: false };
      const places = (byCode.get(area.code) ?? []).filter((other) => samePlace(area, other));
      const same = places.find((other) => values.has(other.id));
      const otherBorders = values.size > 0 && !places.some((other) => published.has(other.divisionYear));
      return { area, value: same && values.get(same.id), otherBorders };
    })
    .toSorted(
      (a, b) =>
        (b.value?.value ?? -Infinity) - (a.value?.value ?? -Infinity) || byName.compare(a.area.name, b.area.name),
    );
}

/** Newest year of an indicator for an age, or the year asked for when it exists. */
export function chooseYear(shared: Shared, indicator: string, age: Age, asked?: number): number | undefined {
  const years = shared.available.filter((one) => one.indicator === indicator && one.age === age).map((one) => one.year);
  return asked !== undefined && years.includes(asked) ? asked : years.toSorted((a, b) => a - b).at(-1);
}

/** Areas and indicators that a visitor may mean, best first. */
export interface Found {
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  /** True when nothing begins with or holds the words, and these only look like them. */
  readonly guessed: boolean;
}

/** Indicators whose name holds every word. */
export function searchIndicators(words: string, lang: "nl" | "en"): Indicator[] {
  const parts = normalisedName(words).split(" ").filter(Boolean);
  if (parts.length === 0) return [];
  return indicators.filter((indicator) => {
    const text = normalisedName(`${indicator.name[lang]} ${indicator.definition[lang]}`);
    return parts.every((part) => text.includes(part));
  });
}
