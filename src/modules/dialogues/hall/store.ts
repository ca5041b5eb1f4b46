import { sql } from "kysely";
import { dialogueById, type AnyDb, type ShownDialogue } from "../store.ts";

/** A hall in which a dialogue is on the screen. */
export interface Hall {
  readonly sealed: Buffer;
  readonly endsAt: Date;
}

/** Opens a hall for a dialogue; one that was open makes place. */
export async function saveHall(db: AnyDb, dialogueId: string, hall: Hall & { codeHash: string }): Promise<void> {
  await sql`insert into dialogue_hall (dialogue_id, code_hash, sealed, ends_at)
    values (${dialogueId}, ${hall.codeHash}, ${hall.sealed}, ${hall.endsAt})
    on conflict (dialogue_id) do update set code_hash = excluded.code_hash, sealed = excluded.sealed, ends_at = excluded.ends_at`.execute(
    db,
  );
}

/** Closes the hall of a dialogue; false when none was open. */
export async function removeHall(db: AnyDb, dialogueId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from dialogue_hall where dialogue_id = ${dialogueId}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** The hall of a dialogue that is open now. */
export async function openHallOf(db: AnyDb, dialogueId: string, now: Date): Promise<Hall | undefined> {
  const { rows } = await sql<Hall>`select sealed, ends_at as "endsAt" from dialogue_hall
    where dialogue_id = ${dialogueId} and ends_at > ${now}`.execute(db);
  return rows[0];
}

/** The dialogue on the screen of the hall with one of these hashes. */
export async function dialogueInHall(
  db: AnyDb,
  hashes: readonly string[],
  now: Date,
): Promise<ShownDialogue | undefined> {
  const { rows } = await sql<{ id: string }>`select dialogue_id as id from dialogue_hall
    where code_hash = any (${hashes}) and ends_at > ${now}`.execute(db);
  return rows[0] && dialogueById(db, rows[0].id);
}
