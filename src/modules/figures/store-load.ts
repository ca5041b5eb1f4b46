import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import type { Pool } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { BulkTransaction } from "#platform/database/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { type Age, ages, type Dataset, type ImportReport, statuses } from "./model.ts";
import type { Observed } from "./observe.ts";
import { type AnyDb, type FiguresTables, own, type Parts } from "./store.ts";

export interface DatasetRow extends Dataset {
  readonly id: number;
  readonly origin: "import" | "pack";
  readonly whole: boolean;
  readonly parts: Parts;
  /** Fingerprint of the mapping with which the whole table was imported. */
  readonly mapping: string;
}

export async function findDataset(db: AnyDb, tableId: string): Promise<DatasetRow | undefined> {
  const row = await own(db).selectFrom("dataset").selectAll().where("table_id", "=", tableId).executeTakeFirst();
  return row && datasetOf(row);
}

export function datasetOf(row: FiguresTables["dataset"]): DatasetRow {
  return {
    id: row.id,
    tableId: row.table_id,
    title: row.title,
    publisher: row.publisher,
    licence: row.licence,
    sourceUrl: row.source_url,
    divisionYear: row.division_year,
    retrieved: row.retrieved,
    checksum: row.checksum,
    origin: row.origin,
    whole: row.whole,
    parts: row.parts,
    mapping: row.mapping,
  };
}

/** Only one import of a table at a time; the second waits and then sees what the first did. */
export async function lockTable(db: AnyDb, tableId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`figures ${tableId}`}))`.execute(db);
}

/**
 * Runs an import with nobody else importing the same table, also not from another process.
 * @throws Refusal at once when somebody is.
 */
export async function alone<T>(pool: Pool, tableId: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const key = `figures import ${tableId}`;
  try {
    const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock(hashtext($1)) as free", [key]);
    if (!rows[0]?.free) throw new Refusal(`Table ${tableId} is being imported already; wait until that is done.`);
    return await work().finally(() => client.query("select pg_advisory_unlock(hashtext($1))", [key]));
  } finally {
    client.release();
  }
}

/** Saves what a table is and what its import did; answers its id. */
export async function saveDataset(
  db: AnyDb,
  dataset: Dataset,
  origin: "import" | "pack",
  report: ImportReport,
  scope: { whole: boolean; parts: Parts; mapping: string } = { whole: true, parts: {}, mapping: "" },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into dataset (table_id, title, publisher, licence, source_url, division_year, retrieved, checksum, origin, report, whole, parts, mapping)
    values (${dataset.tableId}, ${dataset.title}, ${dataset.publisher}, ${dataset.licence}, ${dataset.sourceUrl}, ${dataset.divisionYear},
      ${dataset.retrieved}, ${dataset.checksum}, ${origin}, ${JSON.stringify(report)}::jsonb, ${scope.whole}, ${JSON.stringify(scope.parts)}::jsonb, ${scope.mapping})
    on conflict (table_id) do update set title = excluded.title, publisher = excluded.publisher, licence = excluded.licence,
      source_url = excluded.source_url, division_year = excluded.division_year, retrieved = excluded.retrieved,
      checksum = excluded.checksum, origin = excluded.origin, report = excluded.report, whole = excluded.whole, parts = excluded.parts, mapping = excluded.mapping,
      loaded_at = now()
    returning id`.execute(own(db));
  return rows[0]!.id;
}

/**
 * Forgets what a table said, everywhere or in some municipalities. Sums of made areas (regions, working areas) stay until they are made
 * anew: a sum of yesterday is better than a gap.
 * @returns how many figures were forgotten
 */
export async function clearDataset(db: AnyDb, datasetId: number, municipalities?: readonly string[]): Promise<number> {
  const official = sql`a.kind in ('country', 'municipality', 'district', 'neighbourhood')`;
  const where = municipalities ? sql`and a.municipality_code = any(${municipalities}::text[])` : sql``;
  const query = sql`delete from observation o using area a where o.dataset_id = ${datasetId} and a.id = o.area_id and ${official} ${where}`;
  return Number((await query.execute(own(db))).numAffectedRows ?? 0);
}

/** Leaves the report of an import, also of one that was refused. */
export async function noteImport(
  db: AnyDb,
  outcome: FiguresTables["table_import"]["outcome"],
  report: ImportReport,
): Promise<void> {
  await sql`insert into table_import (table_id, region, outcome, report)
    values (${report.table}, ${report.region ?? null}, ${outcome}, ${JSON.stringify(report)}::jsonb)`.execute(own(db));
}

/** The last imports of a table, newest first. */
export async function importsOf(db: AnyDb, tableId: string, limit = 20): Promise<FiguresTables["table_import"][]> {
  return own(db)
    .selectFrom("table_import")
    .selectAll()
    .where("table_id", "=", tableId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Checksum of a pack's figures that were loaded before. */
export async function loadedPack(db: AnyDb, folder: string): Promise<string | undefined> {
  await lockTable(db, "packs");
  const row = await own(db)
    .selectFrom("figure_pack")
    .select("checksum")
    .where("name", "=", packName(folder))
    .executeTakeFirst();
  return row?.checksum;
}

export async function notePack(db: AnyDb, folder: string, checksum: string): Promise<void> {
  await own(db)
    .insertInto("figure_pack")
    .values({ name: packName(folder), checksum })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ checksum }))
    .execute();
}

const packName = (folder: string): string => basename(folder);

/**
 * Whether a pack may fill its part of a table. What was imported for a region stays.
 * @returns the table's id and the municipalities that the pack must leave alone; undefined when the whole table was imported
 */
export async function packDataset(
  db: AnyDb,
  dataset: Dataset,
): Promise<{ id: number; imported: ReadonlySet<string> } | undefined> {
  const before = await findDataset(db, dataset.tableId);
  if (before?.origin === "import" && before.whole) return undefined;
  const report: ImportReport = { table: dataset.tableId, read: 0, kept: 0, refused: [], changed: true };
  const id = before?.id ?? (await saveDataset(db, dataset, "pack", report));
  const imported = Object.values(before?.parts ?? {}).flatMap((part) => part.municipalities);
  return { id, imported: new Set(imported) };
}

/** Numbers of indicators by name; new names get one. */
export async function indicatorIds(db: AnyDb, slugs: readonly string[]): Promise<Map<string, number>> {
  await sql`insert into indicator (slug) select unnest(${slugs}::text[]) on conflict (slug) do nothing`.execute(
    own(db),
  );
  const rows = await own(db).selectFrom("indicator").select(["id", "slug"]).execute();
  return new Map(rows.map((row) => [row.slug, row.id]));
}

/** A figure with the number of its area. */
export interface LoadRow extends Omit<Observed, "areaCode" | "divisionYear"> {
  readonly areaId: number;
}

/** Makes room for the values of one series of a pack, in exactly the areas that it brings: other packs hold other areas and editions. */
export async function clearSeries(
  db: AnyDb,
  datasetId: number,
  series: { readonly indicatorId: number; readonly age: Age; readonly year: number },
  areaIds: readonly number[],
): Promise<void> {
  await sql`delete from observation where dataset_id = ${datasetId} and indicator_id = ${series.indicatorId}
    and age = ${ages.indexOf(series.age)} and year = ${series.year} and area_id = any(${areaIds}::int[])`.execute(
    own(db),
  );
}

/** What names one figure: no two tables can give it. */
export const figureKey = (
  figure: { readonly age: Age; readonly year: number; readonly areaId: number },
  indicatorId: number | undefined,
): string => `${indicatorId} ${ages.indexOf(figure.age)} ${figure.year} ${figure.areaId}`;

/** Figures of some indicators that other tables gave before, by `figureKey`: they stay, and nobody gives them twice. */
export async function givenElsewhere(
  db: AnyDb,
  datasetId: number,
  indicators: readonly number[],
): Promise<ReadonlySet<string>> {
  if (indicators.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select concat_ws(' ', indicator_id, age, year, area_id) as key from observation
    where indicator_id = any(${indicators}::smallint[]) and dataset_id <> ${datasetId}`.execute(own(db));
  return new Set(rows.map((row) => row.key));
}

/** Copies observations in bulk, inside the caller's transaction. */
export async function copyObservations(
  trx: BulkTransaction,
  datasetId: number,
  rows: Iterable<LoadRow>,
  indicators: ReadonlyMap<string, number>,
): Promise<void> {
  const target = trx.client.query(
    copyFrom(
      "copy observation (indicator_id, age, year, area_id, dataset_id, status, value, lower, upper, numerator, denominator) from stdin",
    ),
  );
  await pipeline(Readable.from(chunks(rows, datasetId, indicators)), target);
}

function* chunks(
  rows: Iterable<LoadRow>,
  datasetId: number,
  indicators: ReadonlyMap<string, number>,
): Generator<string> {
  let chunk = "";
  const cell = (value: number | null) => (value === null ? "\\N" : value);
  for (const row of rows) {
    chunk += `${indicators.get(row.indicator)}\t${ages.indexOf(row.age)}\t${row.year}\t${row.areaId}\t${datasetId}\t${statuses.indexOf(row.status)}\t`;
    chunk += `${cell(row.value)}\t${cell(row.lower)}\t${cell(row.upper)}\t${cell(row.numerator)}\t${cell(row.denominator)}\n`;
    if (chunk.length > 256 * 1024) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

/** Forgets the figures of made areas, before they are computed anew. */
export async function clearAreas(db: AnyDb, areaIds: readonly number[]): Promise<void> {
  await sql`delete from observation where area_id = any(${areaIds}::int[])`.execute(own(db));
}

/** Copies computed figures, each under the table its parts came from. */
export async function copyDerived(
  trx: BulkTransaction,
  rows: readonly (LoadRow & { readonly table: string })[],
  indicators: ReadonlyMap<string, number>,
): Promise<void> {
  const datasets = await own(trx.db).selectFrom("dataset").select(["id", "table_id"]).execute();
  const byTable = Map.groupBy(rows, (row) => row.table);
  for (const { id, table_id: table } of datasets) {
    const found = byTable.get(table);
    if (found) await copyObservations(trx, id, found, indicators);
  }
}
