import { sql } from "kysely";
import type { ReadingGroups } from "./spread.ts";
import type { AnyDb } from "../store.ts";

/** Keeps the opinion groups of an open dialogue in place of those before; null removes them. */
export async function saveReading(db: AnyDb, dialogueId: string, reading: ReadingGroups | null): Promise<void> {
  if (!reading) {
    await sql`delete from dialogue_reading where dialogue_id = ${dialogueId}`.execute(db);
    return;
  }
  await sql`insert into dialogue_reading (dialogue_id, made, groups)
    values (${dialogueId}, gen_random_uuid(), ${JSON.stringify(reading)}::jsonb)
    on conflict (dialogue_id) do update set made = excluded.made, groups = excluded.groups`.execute(db);
}

/** The opinion groups as the last calculation left them, unless they are still those that were `known`. */
export async function readingOf(
  db: AnyDb,
  dialogueId: string,
  known: string | undefined,
): Promise<{ readonly made: string; readonly groups: ReadingGroups | null } | undefined> {
  const { rows } = await sql<{ made: string; groups: ReadingGroups | null }>`
    select made, case when made::text is distinct from ${known ?? null} then groups end as groups
    from dialogue_reading where dialogue_id = ${dialogueId}`.execute(db);
  return rows[0];
}
