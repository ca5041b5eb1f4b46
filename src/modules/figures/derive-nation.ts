import { divisionYears, findAreas, makeLikeRegions, readLikeRegions } from "#modules/regions/index.ts";
import { bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { weightsOf, type DerivedRow, type Made, rowsOf } from "./derive-rows.ts";
import { type AnyDb, findValues, type Value } from "./store.ts";
import { clearAreas, copyDerived, indicatorIds } from "./store-load.ts";

/** The country has had more municipalities than this in every year of our tables: with fewer, only a part of it was loaded. */
const mostOfTheCountry = 300;

/**
 * Adds municipalities up: to the 25 GGD regions, so that a region can be seen among regions, and to the country where the publisher gives
 * no figure for it. Only in division years of which the whole country is there: a sum of some would pass for a sum of all.
 */
export async function deriveNation(handle: Pick<DatabaseHandle, "pool">): Promise<void> {
  await bulkTransaction(handle.pool, async (trx) => {
    const years = await wholeYears(trx.db);
    await makeLikeRegions(trx.db, years);
    const made: Made[] = [];
    for (const year of years) made.push(...(await partsIn(trx.db, year)));
    const parts = [...new Map(made.flatMap((one) => one.parts.map((part) => [part.id, part] as const))).values()];
    const values = Map.groupBy(
      await findValues(trx.db, { areaIds: parts.map((part) => part.id) }),
      (value) => value.areaId,
    );
    const weights = weightsOf(parts, values);
    const known = await published(trx.db);
    const rows = made.flatMap((one) => rowsOf(one, values, weights)).filter((row) => !known.has(seriesOf(row)));
    await clearAreas(
      trx.db,
      made.filter((one) => one.area.kind === "ggd_region").map((one) => one.area.id),
    );
    const indicators = await indicatorIds(trx.db, [...new Set(rows.map((row) => row.indicator))]);
    await copyDerived(trx, rows, indicators);
    await touchFigures(trx.db);
  });
}

async function wholeYears(db: AnyDb): Promise<number[]> {
  return (await divisionYears(db)).filter((one) => one.municipalities > mostOfTheCountry).map((one) => one.year);
}

async function partsIn(db: AnyDb, divisionYear: number): Promise<Made[]> {
  const municipalities = await findAreas(db, { kind: "municipality", divisionYear });
  const likes = new Map(readLikeRegions().map((region) => [region.code, new Set(region.municipalities)]));
  const regions = await findAreas(db, { kind: "ggd_region", divisionYear });
  const country = await findAreas(db, { kind: "country", divisionYear });
  return [
    ...country.map((area) => ({ area, parts: municipalities })),
    ...regions.map((area) => ({ area, parts: municipalities.filter((one) => likes.get(area.code)?.has(one.code)) })),
  ];
}

/** Series of the country that are there already: what a publisher says goes before what we add up. */
async function published(db: AnyDb): Promise<Set<string>> {
  const country = await findAreas(db, { kind: "country" });
  return new Set((await findValues(db, { areaIds: country.map((area) => area.id) })).map(seriesOf));
}

const seriesOf = (one: Pick<Value | DerivedRow, "areaId" | "indicator" | "age" | "year">): string =>
  `${one.areaId} ${one.indicator} ${one.age} ${one.year}`;
