import { allRegions, type Area, findAreas } from "#modules/regions/index.ts";
import { findIndicator } from "./catalogue/index.ts";
import type { Dataset } from "./model.ts";
import { letterFor, type PackFigures, type PackSeries, type PackValue } from "./pack-format.ts";
import { allDatasets, type AnyDb, availability, findValues, type Value } from "./store.ts";
import { datasetOf } from "./store-load.ts";

/** Division years that ship: of 2022 municipalities and districts alone are at hand. */
const years = [2020, 2022, 2024];

/**
 * What ships for the whole country: the country, every municipality, and every district for the newest year of each indicator, so that a
 * place can be seen among all Dutch places like it.
 */
export async function buildNational(db: AnyDb): Promise<PackFigures> {
  const areas = await areasOfKinds(db, ["country", "municipality", "district"]);
  const newest = newestSeries(await availability(db));
  const wanted = (value: Value, area: Area) => area.kind !== "district" || newest.has(seriesKey(value));
  return { datasets: await datasets(db), areas, series: await seriesOf(db, areas, wanted) };
}

/** What ships for one region: its districts in the older editions, and its neighbourhoods. */
export async function buildRegion(db: AnyDb, regionId: string): Promise<PackFigures> {
  const kinds = ["district", "neighbourhood"] as const;
  const found = await Promise.all(
    years.flatMap((divisionYear) => kinds.map((kind) => findAreas(db, { region: regionId, kind, divisionYear }))),
  );
  const areas = found.flat();
  const newest = newestSeries(await availability(db));
  const wanted = (value: Value, area: Area) =>
    area.kind === "district" ? !newest.has(seriesKey(value)) : value.age === "all" || value.age === "18+";
  const series = await seriesOf(db, areas, wanted);
  const used = new Set(series.map((one) => one.divisionYear));
  return { datasets: await datasets(db), areas: areas.filter((area) => used.has(area.divisionYear)), series };
}

export async function regionIds(db: AnyDb): Promise<string[]> {
  return (await allRegions(db)).map((region) => region.id);
}

async function areasOfKinds(db: AnyDb, kinds: readonly Area["kind"][]): Promise<Area[]> {
  const found = await Promise.all(
    years.flatMap((divisionYear) => kinds.map((kind) => findAreas(db, { kind, divisionYear }))),
  );
  return found.flat();
}

async function datasets(db: AnyDb): Promise<Dataset[]> {
  return (await allDatasets(db)).map((row) => {
    const { id: _id, origin: _origin, whole: _whole, parts: _parts, mapping: _mapping, ...dataset } = datasetOf(row);
    return dataset;
  });
}

const seriesKey = (one: { indicator: string; age: string; year: number }): string =>
  `${one.indicator} ${one.age} ${one.year}`;

/** Newest year of each indicator, for everyone or for all adults. */
function newestSeries(available: readonly { indicator: string; age: string; year: number }[]): Set<string> {
  const newest = new Map<string, number>();
  for (const { indicator, age, year } of available) {
    if (age === "all" || age === "18+")
      newest.set(`${indicator} ${age}`, Math.max(year, newest.get(`${indicator} ${age}`) ?? 0));
  }
  return new Set([...newest].map(([key, year]) => `${key} ${year}`));
}

async function seriesOf(
  db: AnyDb,
  areas: readonly Area[],
  wanted: (value: Value, area: Area) => boolean,
): Promise<PackSeries[]> {
  const made: PackSeries[] = [];
  for (const divisionYear of years) {
    const own = areas.filter((area) => area.divisionYear === divisionYear);
    const place = new Map(own.map((area, at) => [area.id, at]));
    const found = await findValues(db, { areaIds: own.map((area) => area.id) });
    const values = found.filter((value) => wanted(value, own[place.get(value.areaId)!]!));
    const groups = Map.groupBy(values, (value) => `${seriesKey(value)} ${value.table}`);
    for (const group of groups.values()) {
      const { indicator, age, year, table } = group[0]!;
      const row: PackValue[] = Array.from({ length: own.length }, () => null);
      for (const value of group) row[place.get(value.areaId)!] = packed(value);
      made.push({ indicator, age, year, table, divisionYear, values: row });
    }
  }
  return made.filter((series) => findIndicator(series.indicator));
}

function packed(value: Value): PackValue {
  if (value.status !== "value" || value.value === null) return letterFor(value.status);
  if (value.numerator !== null && value.denominator !== null) return [value.numerator, value.denominator];
  return value.value;
}
