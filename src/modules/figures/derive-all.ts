import {
  type Area,
  currentVersion,
  divisionYears,
  findAreas,
  findRegion,
  makeRegionAreas,
  officialTwin,
  partsOf,
  readPacks,
  samePlace,
} from "#modules/regions/index.ts";
import { bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { deriveNation } from "./derive-nation.ts";
import { weightsOf, type Made, rowsOf } from "./derive-rows.ts";
import { type AnyDb, findValues, keepDistributions } from "./store.ts";
import { noteDerived } from "./store-divisions.ts";
import { clearAreas, copyDerived, indicatorIds } from "./store-load.ts";

/**
 * Computes the figures of regions, working areas and villages from their parts, and stores them as rows of the same table. Figures of
 * another division count only where every neighbourhood is the same place: code and name agree and CBS marks no moved border.
 */
export async function deriveRegion(
  handle: Pick<DatabaseHandle, "pool">,
  regionId: string,
  name: string,
): Promise<void> {
  await bulkTransaction(handle.pool, async (trx) => {
    const years = (await divisionYears(trx.db, regionId)).map((one) => one.year);
    await makeRegionAreas(trx.db, regionId, name, years);
    const version = await currentVersion(trx.db, regionId);
    const working = version ? await workingAreaParts(trx.db, regionId, version) : [];
    const made = [...(await regionParts(trx.db, regionId)), ...working];
    const sources = made.flatMap(({ parts, twin }) => (twin ? [...parts, twin] : parts));
    const values = Map.groupBy(
      await findValues(trx.db, { areaIds: [...new Set(sources.map((part) => part.id))] }),
      (value) => value.areaId,
    );
    const weights = weightsOf(sources, values);
    const rows = made.flatMap((one) => rowsOf(one, values, weights));
    await clearAreas(trx.db, [...new Set(made.map((one) => one.area.id))]);
    const indicators = await indicatorIds(trx.db, [...new Set(rows.map((row) => row.indicator))]);
    await copyDerived(trx, rows, indicators);
    if (version) await noteDerived(trx.db, regionId, version.id);
    await touchFigures(trx.db);
  });
}

/**
 * The region in each division year that has all its municipalities. In the year before a merger the new municipality is not there, and the
 * old ones are not of the region: a sum would leave their people out without saying so.
 */
async function regionParts(db: AnyDb, regionId: string): Promise<Made[]> {
  const regions = await findAreas(db, { region: regionId, kind: "region" });
  const wanted = (await findRegion(db, regionId))?.municipalities.length;
  const made: Made[] = [];
  // One after the other: a transaction has one connection.
  for (const area of regions) {
    const { divisionYear } = area;
    const parts = await findAreas(db, { region: regionId, kind: "municipality", divisionYear });
    made.push({ area, parts: parts.length === wanted ? parts : [] });
  }
  return made;
}

async function workingAreaParts(
  db: AnyDb,
  regionId: string,
  version: { readonly id: number; readonly divisionYear: number },
): Promise<Made[]> {
  const own = await partsOf(db, version.id);
  const all = await findAreas(db, { region: regionId });
  const byCode = Map.groupBy(all, (area) => area.code);
  const found = all.filter((area) => area.divisionYear === version.divisionYear);
  const neighbourhoods = found.filter((area) => area.kind === "neighbourhood");
  const made = found.filter((area) => area.kind === "working_area" || area.kind === "village");
  // Also years of which only larger areas are known: an area that is one of those by another name has its figures.
  const years = [...new Set(all.map((one) => one.divisionYear))];
  return made.flatMap((area) => {
    const codes = new Set(own.get(area.id));
    const now = neighbourhoods.filter(({ code }) => codes.has(code));
    const twin = officialTwin([...codes], neighbourhoods);
    const isNow = twin === undefined ? undefined : found.find(({ code }) => code === twin);
    return years.flatMap((year): Made[] => {
      const inYear = (one: Area) =>
        byCode.get(one.code)?.find((other) => other.divisionYear === year && samePlace(one, other));
      const parts = now.map(inYear).filter((part) => part !== undefined);
      // Its parts may have been drawn anew inside a border that stayed: then only the whole is the same.
      return [{ area, parts: parts.length === now.length ? parts : [], twin: isNow && inYear(isNow) }];
    });
  });
}

/** Derives the country, the GGD regions and every region of the packs. */
export async function deriveAll(handle: Pick<DatabaseHandle, "pool">): Promise<void> {
  await deriveNation(handle);
  for (const { pack } of readPacks()) await deriveRegion(handle, pack.id, pack.content.name);
  await bulkTransaction(handle.pool, async (trx) => {
    await keepDistributions(trx.db);
    await touchFigures(trx.db);
  });
}
