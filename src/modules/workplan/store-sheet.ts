import { type Kysely, sql } from "kysely";
import type { Sheet } from "#platform/spreadsheets/index.ts";

/** How an upload is read: which sheet, in which row its headings stand, and what each column holds. */
export interface SheetReading {
  readonly sheet: number;
  readonly heading: number;
  readonly columns: readonly string[];
}

export type SheetState = "waiting" | "applied" | "undone";

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
  };
  workplan_mapping: { region_id: string; heading: string; field: string };
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
type AnyDb = Kysely<any>;
const own = (db: AnyDb) => db as Kysely<SheetTables>;

export interface SheetRow {
  readonly id: string;
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
  return row && { id: row.id, fileName: row.file_name, state: row.state, sheets: row.sheet, reading: row.mapping };
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
