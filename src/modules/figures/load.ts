import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { areaKey, upsertAreas } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { findIndicator, findTable, madeElsewhere } from "./catalogue/index.ts";
import { type PackFigures, type PackSeries, type PackValue, statusFor, unpackFigures } from "./pack-format.ts";
import {
  clearSeries,
  copyObservations,
  figureKey,
  givenElsewhere,
  indicatorIds,
  type LoadRow,
  loadedPack,
  notePack,
  packDataset,
} from "./store-load.ts";

/**
 * Loads a pack's figures: what is there already stays (a table that somebody imported in full is newer and larger than any pack). All in
 * one transaction; the same file again does nothing.
 * @returns true when something was loaded
 */
export async function loadPackFigures(handle: Pick<DatabaseHandle, "pool">, folder: string): Promise<boolean> {
  const file = join(folder, "figures.ndjson.gz");
  if (!existsSync(file)) return false;
  const bytes = readFileSync(file);
  const checksum = createHash("sha256").update(bytes).digest("hex");
  return bulkTransaction(handle.pool, async (trx) => {
    if ((await loadedPack(trx.db, folder)) === checksum) return false;
    const pack = unpackFigures(bytes, file);
    const ids = await upsertAreas(trx.db, pack.areas);
    const indicators = await indicatorIds(trx.db, [...new Set(pack.series.map((series) => series.indicator))]);
    for (const dataset of pack.datasets) {
      const room = await packDataset(trx.db, dataset);
      if (!room) continue;
      const brought = () => broughtBy(pack, dataset.tableId, ids, room.imported);
      for (const { series, rows } of brought()) {
        const areaIds = rows.map((row) => row.areaId);
        await clearSeries(trx.db, room.id, { ...series, indicatorId: indicators.get(series.indicator)! }, areaIds);
      }
      const shared = sharedIn(pack, dataset.tableId).flatMap((id) => indicators.get(id) ?? []);
      const given = await givenElsewhere(trx.db, room.id, shared);
      const fresh = (row: LoadRow) => !given.has(figureKey(row, indicators.get(row.indicator)));
      await copyObservations(trx, room.id, flat(brought(), fresh), indicators);
    }
    await notePack(trx.db, folder, checksum);
    await touchFigures(trx.db);
    return true;
  });
}

/**
 * Loads a pack's figures at the start. One with a mistake keeps nobody waiting where its figures of before are still there: Brink goes on
 * with those, and says so.
 * @throws Refusal when there are none of before
 */
export async function loadOrKeepFigures(
  ctx: Pick<Context, "database" | "db" | "log">,
  folder: string,
): Promise<boolean> {
  try {
    return await loadPackFigures(ctx.database, folder);
  } catch (error) {
    if (!(error instanceof Refusal) || !(await loadedPack(ctx.db, folder))) throw error;
    ctx.log.error({ pack: folder }, `${error.message} Brink goes on with the figures it had of this pack.`);
    return false;
  }
}

/** The values that a pack brings for one table, series by series; not for municipalities that somebody imported. */
function* broughtBy(
  pack: PackFigures,
  table: string,
  ids: ReadonlyMap<string, number>,
  imported: ReadonlySet<string>,
): Generator<{ series: PackSeries; rows: LoadRow[] }> {
  const places = Map.groupBy(pack.areas, (area) => area.divisionYear);
  for (const series of pack.series.filter((one) => one.table === table && findIndicator(one.indicator))) {
    const areas = places.get(series.divisionYear) ?? [];
    const rows = areas.flatMap((area, at): LoadRow[] => {
      const value = series.values[at];
      if (value === null || value === undefined || imported.has(area.municipalityCode ?? "")) return [];
      return [{ ...rowOf(series, value), areaId: ids.get(areaKey(area.code, area.divisionYear))! }];
    });
    yield { series, rows };
  }
}

/** Indicators of a table that another may have given already. */
function sharedIn(pack: PackFigures, table: string): string[] {
  const mapping = findTable(table);
  return mapping
    ? madeElsewhere(mapping)
    : pack.series.filter((one) => one.table === table).map((one) => one.indicator);
}

/** One by one, so that no table stands in memory. */
function* flat(
  brought: Iterable<{ readonly rows: readonly LoadRow[] }>,
  fresh: (row: LoadRow) => boolean,
): Generator<LoadRow> {
  for (const { rows } of brought) for (const row of rows) if (fresh(row)) yield row;
}

function rowOf(series: PackSeries, value: Exclude<PackValue, null>): Omit<LoadRow, "areaId"> {
  const base = { indicator: series.indicator, age: series.age, year: series.year, lower: null, upper: null };
  if (typeof value === "string")
    return { ...base, status: statusFor(value), value: null, numerator: null, denominator: null };
  if (typeof value === "number") return { ...base, status: "value", value, numerator: null, denominator: null };
  const [numerator, denominator] = value;
  const times = findIndicator(series.indicator)?.unit === "per-1000" ? 1_000 : 100;
  return {
    ...base,
    status: "value",
    value: Math.min((numerator / denominator) * times, times === 100 ? 100 : Infinity),
    numerator,
    denominator,
  };
}
