import {
  type Area,
  currentVersion,
  divisionYears,
  findAreas,
  findRegion,
  makeRegionAreas,
  partsOf,
  readPacks,
  samePlace,
} from "#modules/regions/index.ts";
import { bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { deriveNation } from "./derive-nation.ts";
import { adultsAndAll, type Made, rowsOf } from "./derive-rows.ts";
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
    const parts = [...new Map(made.flatMap((one) => one.parts.map((part) => [part.id, part] as const))).values()];
    const values = Map.groupBy(
      await findValues(trx.db, { areaIds: parts.map((part) => part.id) }),
      (value) => value.areaId,
    );
    const people = adultsAndAll(parts, values);
    const rows = made.flatMap((one) => rowsOf(one, values, people));
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
  return Promise.all(
    regions.map(async (area) => {
      const { divisionYear } = area;
      const parts = await findAreas(db, { region: regionId, kind: "municipality", divisionYear });
      return { area, parts: parts.length === wanted ? parts : [] };
    }),
  );
}

async function workingAreaParts(
  db: AnyDb,
  regionId: string,
  version: { readonly id: number; readonly divisionYear: number },
): Promise<Made[]> {
  const own = await partsOf(db, version.id);
  const neighbourhoods = await findAreas(db, { region: regionId, kind: "neighbourhood" });
  const byCode = Map.groupBy(neighbourhoods, (area) => area.code);
  const found = await findAreas(db, { region: regionId, divisionYear: version.divisionYear });
  const made = found.filter((area) => area.kind === "working_area" || area.kind === "village");
  const years = [...new Set(neighbourhoods.map((one) => one.divisionYear))];
  return made.flatMap((area) => {
    const now = (own.get(area.id) ?? []).flatMap((code) =>
      (byCode.get(code) ?? []).filter((part) => part.divisionYear === version.divisionYear),
    );
    return years.flatMap((year): Made[] => {
      const parts = now.map((part) =>
        byCode.get(part.code)?.find((other) => other.divisionYear === year && samePlace(part, other)),
      );
      return parts.every((part) => part !== undefined) ? [{ area, parts: parts as Area[] }] : [];
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
