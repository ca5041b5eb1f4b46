import { sql } from "kysely";
import type { Background, CameBy, Participant } from "./model.ts";
import type { AnyDb } from "./store.ts";

interface ParticipantRow {
  id: string;
  dialogue_id: string;
  entry: CameBy;
  assurance: number;
  young: boolean;
}

const fromRow = (row: ParticipantRow): Participant => ({
  id: row.id,
  dialogueId: row.dialogue_id,
  entry: row.entry,
  assurance: row.assurance,
  young: row.young,
});

export interface NewParticipant {
  readonly id: string;
  readonly dialogueId: string;
  readonly entry: CameBy;
  readonly assurance: number;
  readonly deviceHash: string | null;
  readonly codeHash: string;
  readonly accountHash: string | null;
  readonly consentVersion: number;
  readonly young: boolean;
  readonly lang: "nl" | "en";
  readonly hour: Date;
}

/** Adds a participant; false when this account or device takes part already. */
export async function addParticipant(db: AnyDb, person: NewParticipant): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into dialogue_participant
    (id, dialogue_id, entry, assurance, device_hash, code_hash, account_hash, consent_version, young, lang, joined_hour)
    values (${person.id}, ${person.dialogueId}, ${person.entry}, ${person.assurance}, ${person.deviceHash}, ${person.codeHash},
      ${person.accountHash}, ${person.consentVersion}, ${person.young}, ${person.lang}, ${person.hour})
    on conflict do nothing`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** The participant behind one of these hashes, in this dialogue. */
export async function findParticipant(
  db: AnyDb,
  dialogueId: string,
  by: { readonly device?: string; readonly codes?: readonly string[]; readonly account?: string },
): Promise<Participant | undefined> {
  const which =
    by.device === undefined
      ? by.account === undefined
        ? sql`code_hash = any (${by.codes ?? []})`
        : sql`account_hash = ${by.account}`
      : sql`device_hash = ${by.device}`;
  const { rows } = await sql<ParticipantRow>`select id, dialogue_id, entry, assurance, young from dialogue_participant
    where dialogue_id = ${dialogueId} and ${which}`.execute(db);
  return rows[0] && fromRow(rows[0]);
}

/** From now on this device speaks for the participant, and no other device. */
export async function moveToDevice(db: AnyDb, participant: string, deviceHash: string): Promise<void> {
  await sql`update dialogue_participant set device_hash = ${deviceHash} where id = ${participant}`.execute(db);
}

/** Keeps background answers under their own key; none removes them. */
export async function saveBackground(
  db: AnyDb,
  background: { readonly key: string; readonly dialogueId: string; readonly answers: Background },
): Promise<void> {
  if (Object.keys(background.answers).length === 0) {
    await sql`delete from dialogue_background where key = ${background.key}`.execute(db);
    return;
  }
  await sql`insert into dialogue_background (key, dialogue_id, answers)
    values (${background.key}, ${background.dialogueId}, ${JSON.stringify(background.answers)}::jsonb)
    on conflict (key) do update set answers = excluded.answers`.execute(db);
}

export async function backgroundByKey(db: AnyDb, key: string): Promise<Background> {
  const { rows } = await sql<{
    answers: Background;
  }>`select answers from dialogue_background where key = ${key}`.execute(db);
  return rows[0]?.answers ?? {};
}

export async function backgroundsOf(db: AnyDb, dialogueId: string): Promise<ReadonlyMap<string, Background>> {
  const { rows } = await sql<{ key: string; answers: Background }>`
    select key, answers from dialogue_background where dialogue_id = ${dialogueId}`.execute(db);
  return new Map(rows.map((row) => [row.key, row.answers]));
}

/**
 * Lays all background answers of a dialogue down again in the order of their keys, so that the order of rows on disk says nothing about
 * who came when.
 */
export async function shuffleBackground(db: AnyDb, dialogueId: string): Promise<void> {
  await sql`with lifted as (delete from dialogue_background where dialogue_id = ${dialogueId} returning key, dialogue_id, answers),
    laid as (select * from lifted order by key)
    insert into dialogue_background select * from laid on conflict do nothing`.execute(db);
}

/** Participants of a dialogue in the order of their keys, which says nothing about when they came. */
export async function participantsOf(
  db: AnyDb,
  dialogueId: string,
): Promise<readonly { id: string; assurance: number; entry: string }[]> {
  const { rows } = await sql<{ id: string; assurance: number; entry: string }>`
    select id, assurance, entry from dialogue_participant where dialogue_id = ${dialogueId} order by id`.execute(db);
  return rows;
}

/** Uses a one-time code; false when it is unknown or used. Of two at once, one gets it. */
export async function spendCode(db: AnyDb, dialogueId: string, hashes: readonly string[]): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_code set used = true
    where dialogue_id = ${dialogueId} and code_hash = any (${hashes}) and not used`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** How many one-time codes were made, and how many of them are a voice. */
export async function countCodes(db: AnyDb, dialogueId: string): Promise<{ made: number; used: number }> {
  const { rows } = await sql<{ made: number; used: number }>`select count(*)::int as made,
    count(*) filter (where used)::int as used from dialogue_code where dialogue_id = ${dialogueId}`.execute(db);
  return rows[0]!;
}

/** Removes a participant with all votes; contributions lose their text and their writer. @returns how many contributions went */
export async function removeParticipant(db: AnyDb, participant: Participant, backgroundKey: string): Promise<number> {
  const { numAffectedRows } =
    await sql`update dialogue_contribution set body = '', translation = null, state = 'withdrawn', place = null, reason = null,
    participant_id = null, worry = false, version = version + 1 where participant_id = ${participant.id}`.execute(db);
  await sql`delete from dialogue_rating where dialogue_id = ${participant.dialogueId} and participant_id = ${participant.id}`.execute(
    db,
  );
  await sql`delete from dialogue_background where key = ${backgroundKey}`.execute(db);
  await sql`delete from dialogue_participant where id = ${participant.id}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
