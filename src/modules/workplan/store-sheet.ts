import { type Kysely, sql } from "kysely";
import type { Sheet } from "#platform/spreadsheets/index.ts";

/** How an upload is read: which sheet, in which row its headings stand, and what each column holds. */
export interface SheetReading {
  readonly sheet: number;
  readonly heading: number;
  readonly columns: readonly string[];
}

/** `applying`: asked for, and not done or given up yet. */
export type SheetState = "waiting" | "applying" | "applied" | "undone";

/** How far an import is, in rows; written outside its transaction. */
export interface SheetProgress {
  readonly done: number;
  readonly total: number;
  readonly at: Date;
}

interface SheetTables {
  workplan_sheet: {
    id: string;
    region_id: string;
    made_at: Date;
    actor: string;
    file_name: string;
    state: SheetState;
    sheet: readonly Sheet[];
    mapping: SheetReading;
    seal: string | null;
    applier: string | null;
  };
  workplan_sheet_progress: { sheet_id: string; done: number; total: number; at: Date };
  workplan_mapping: { region_id: string; heading: string; field: string };
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
type AnyDb = Kysely<any>;
const own = (db: AnyDb) => db as Kysely<SheetTables>;

export interface SheetRow {
  readonly id: string;
  /** True when what was asked for was no longer what would happen, and nobody asked again. */
  readonly stale?: boolean;
  /** The changes that were asked for, and by which pseudonym; only of what is being applied. */
  readonly asked?: { readonly seal: string; readonly by: string };
  readonly fileName: string;
  readonly state: SheetState;
  readonly sheets: readonly Sheet[];
  readonly reading: SheetReading;
}

/** Keeps an upload until it is applied. */
export async function addSheet(
  db: AnyDb,
  row: SheetRow & { regionId: string; at: Date; actor: string },
): Promise<void> {
  await sql`insert into workplan_sheet (id, region_id, made_at, actor, file_name, sheet, mapping) values (${row.id}, ${row.regionId}, ${row.at},
    ${row.actor}, ${row.fileName}, ${JSON.stringify(row.sheets)}::jsonb, ${JSON.stringify(row.reading)}::jsonb)`.execute(
    own(db),
  );
}

export async function findSheet(db: AnyDb, regionId: string, id: string, lock = false): Promise<SheetRow | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const row = await own(db)
    .selectFrom("workplan_sheet")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("id", "=", id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return undefined;
  const asked = row.state === "applying" ? { seal: row.seal ?? "", by: row.applier ?? "system" } : undefined;
  const { state, sheet: sheets, mapping: reading, file_name: fileName } = row;
  const stale = row.state === "waiting" && row.seal === staleSeal;
  return { id, fileName, state, sheets, reading, ...(asked ? { asked } : {}), ...(stale ? { stale } : {}) };
}

/** Uploads of a region, newest first, without what is in them. */
export async function listSheets(
  db: AnyDb,
  regionId: string,
): Promise<{ id: string; fileName: string; state: SheetState; at: Date }[]> {
  return own(db)
    .selectFrom("workplan_sheet")
    .select(["id", "file_name as fileName", "state", "made_at as at"])
    .where("region_id", "=", regionId)
    .orderBy("made_at", "desc")
    .limit(20)
    .execute();
}

export async function setReading(db: AnyDb, id: string, reading: SheetReading): Promise<void> {
  await sql`update workplan_sheet set mapping = ${JSON.stringify(reading)}::jsonb where id = ${id} and state = 'waiting'`.execute(
    own(db),
  );
}

export async function setState(db: AnyDb, id: string, state: SheetState): Promise<void> {
  await own(db).updateTable("workplan_sheet").set({ state }).where("id", "=", id).execute();
}

/** Notes that an import is asked for, before anything of it is done. */
export async function askToApply(db: AnyDb, id: string, asked: { seal: string; by: string }): Promise<void> {
  await own(db)
    .updateTable("workplan_sheet")
    .set({ state: "applying", seal: asked.seal, applier: asked.by })
    .where("id", "=", id)
    .execute();
}

const staleSeal = "stale";

/** Takes an import that was asked for back to its preview, because something changed since. */
export async function backToPreview(db: AnyDb, id: string): Promise<void> {
  await own(db).updateTable("workplan_sheet").set({ state: "waiting", seal: staleSeal }).where("id", "=", id).execute();
}

/** Imports that were asked for and are not done, with their region. */
export async function unfinishedSheets(db: AnyDb): Promise<{ id: string; region: string }[]> {
  return own(db)
    .selectFrom("workplan_sheet")
    .select(["id", "region_id as region"])
    .where("state", "=", "applying")
    .execute();
}

export async function readProgress(db: AnyDb, id: string): Promise<SheetProgress | undefined> {
  return own(db)
    .selectFrom("workplan_sheet_progress")
    .select(["done", "total", "at"])
    .where("sheet_id", "=", id)
    .executeTakeFirst();
}

export async function writeProgress(db: AnyDb, id: string, progress: SheetProgress): Promise<void> {
  await sql`insert into workplan_sheet_progress (sheet_id, done, total, at)
    values (${id}, ${progress.done}, ${progress.total}, ${progress.at})
    on conflict (sheet_id) do update set done = excluded.done, total = excluded.total, at = excluded.at`.execute(
    own(db),
  );
}

/** What headings meant the last time that somebody corrected them. */
export async function readMapping(db: AnyDb, regionId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await own(db)
    .selectFrom("workplan_mapping")
    .select(["heading", "field"])
    .where("region_id", "=", regionId)
    .execute();
  return new Map(rows.map((row) => [row.heading, row.field]));
}

export async function rememberMapping(
  db: AnyDb,
  regionId: string,
  mapping: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [heading, field] of mapping) {
    await sql`insert into workplan_mapping (region_id, heading, field) values (${regionId}, ${heading}, ${field})
      on conflict (region_id, heading) do update set field = excluded.field`.execute(own(db));
  }
}
