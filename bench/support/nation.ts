import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { findTable } from "../../src/modules/figures/catalogue/index.ts";
import { deriveAll } from "../../src/modules/figures/derive-all.ts";
import { importTable } from "../../src/modules/figures/import.ts";
import { readSaved } from "../../src/modules/figures/sources/saved.ts";
import { type DatabaseHandle, openDatabase } from "../../src/platform/database/index.ts";

/** Folders of the reference data that this measurement reads. */
const data = resolve(process.env.BRINK_REFERENCE_DATA ?? "../shared/data");
const keyFigures = join(data, "cbs-kwb-2020-84799NED");
const health = join(data, "rivm-gezondheid-50090NED");

/** The folders that are missing; nothing can be measured without them. */
export const missingFolders = (): string[] => [keyFigures, health].filter((folder) => !existsSync(folder));

export interface Imported {
  readonly table: string;
  readonly rows: number;
  readonly figures: number;
  readonly seconds: number;
  /** Memory of this process, which did the import, right after it. */
  readonly memoryMb: number;
}

async function bring(handle: DatabaseHandle, id: string, folder: string): Promise<Imported> {
  const mapping = findTable(id)!;
  const began = performance.now();
  const report = await importTable(handle, await readSaved(folder, mapping), mapping, { smaller: true });
  const memoryMb = Math.round(process.memoryUsage().rss / 2 ** 20);
  return { table: id, rows: report.read, figures: report.kept, seconds: since(began), memoryMb };
}

const since = (began: number): number => Math.round((performance.now() - began) / 100) / 10;

export interface Nation {
  readonly keyFigures2020: Imported;
  /** One file: a year and an age. */
  readonly healthOneFile: Imported;
  readonly healthAllFiles: Imported;
  readonly deriveSeconds: number;
  /** Figures from publishers and their sums. */
  readonly published: number;
  /** Rows made up to reach the number asked for, under indicators named `made-up-…`. No page shows them; every query passes them. */
  readonly madeUp: number;
  readonly databaseMb: number;
}

/** Loads all of the Netherlands into a data folder that a Brink was started on before, and fills it up to `rows` observations. */
export async function loadNation(dataFolder: string, rows: number): Promise<Nation> {
  const handle = await openDatabase({ dataFolder });
  const one = mkdtempSync(join(tmpdir(), "brink-bench-rivm-"));
  try {
    const file = readdirSync(health).find((name) => name.startsWith("UntypedDataSet_2020_leeftijd20300"))!;
    symlinkSync(join(health, file), join(one, file));
    const keyFigures2020 = await bring(handle, "84799NED", keyFigures);
    const healthOneFile = await bring(handle, "50090NED", one);
    const healthAllFiles = await bring(handle, "50090NED", health);
    const began = performance.now();
    await deriveAll(handle);
    const deriveSeconds = since(began);
    const published = await count(handle);
    await fill(handle, rows - published);
    await handle.ownerPool.query("vacuum analyze");
    const size = await sql<{ mb: number }>`select pg_database_size(current_database()) / 1048576 as mb`.execute(
      handle.db,
    );
    const all = await count(handle);
    const databaseMb = Math.round(Number(size.rows[0]!.mb));
    return {
      keyFigures2020,
      healthOneFile,
      healthAllFiles,
      deriveSeconds,
      published,
      madeUp: all - published,
      databaseMb,
    };
  } finally {
    rmSync(one, { recursive: true, force: true });
    await handle.close();
  }
}

async function count(handle: DatabaseHandle): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from observation`.execute(handle.db);
  return rows[0]!.n;
}

const years = 10;

/** Made-up figures for every area of 2024: ten years of as many indicators as it takes. */
async function fill(handle: DatabaseHandle, rows: number): Promise<void> {
  if (rows <= 0) return;
  const areas = await sql<{ n: number }>`select count(*)::int as n from area where division_year = 2024`.execute(
    handle.db,
  );
  const indicators = Math.ceil(rows / (areas.rows[0]!.n * years));
  const names = Array.from({ length: indicators }, (_, at) => `made-up-${at + 1}`);
  await sql`insert into indicator (slug) select unnest(${names}::text[]) on conflict do nothing`.execute(handle.db);
  for (const name of names) {
    await sql`insert into observation (indicator_id, age, year, area_id, dataset_id, status, value)
      select i.id, 0, y.year, a.id, (select min(id) from dataset), 0, (a.id * 7 + y.year) % 100
      from indicator i, generate_series(2011, 2020) as y(year), area a
      where i.slug = ${name} and a.division_year = 2024 order by 3, 4`.execute(handle.db);
  }
}
