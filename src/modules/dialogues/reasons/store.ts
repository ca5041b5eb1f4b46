import { sql } from "kysely";
import type { AnyDb } from "../store.ts";

/** A reason that somebody wrote with a score, before a moderator read it. */
export interface UnreadReason {
  /** Stands for these words of this person and tells neither who it is nor what else they wrote; other words, another key. */
  readonly key: string;
  readonly contribution: number;
  readonly body: string;
  readonly value: number;
  readonly reason: string;
}

const key = sql`left(encode(sha256(convert_to(r.participant_id::text || ':' || r.contribution || ':' || r.reason, 'UTF8')), 'hex'), 32)`;
const unread = sql`r.reason is not null and not r.reason_read and r.value is not null`;

/** What waits to be read, by contribution, and how much there is in all; only with what can be read itself. */
export async function unreadReasons(
  db: AnyDb,
  dialogueId: string,
  limit: number,
): Promise<{ readonly count: number; readonly rows: readonly UnreadReason[] }> {
  const { rows } = await sql<UnreadReason & { count: number }>`
    select ${key} as key, r.contribution, c.body, r.value, r.reason, count(*) over ()::int as count
    from dialogue_rating r join dialogue_contribution c on c.dialogue_id = r.dialogue_id and c.number = r.contribution
    where r.dialogue_id = ${dialogueId} and ${unread} and c.state = 'shown'
    order by r.contribution, key limit ${limit}`.execute(db);
  return { count: rows[0]?.count ?? 0, rows };
}

/** Writes down what a moderator decided; words that changed or were read in between are left alone. @returns how many it was */
export async function decideReasons(
  db: AnyDb,
  dialogueId: string,
  keys: readonly string[],
  shown: boolean,
): Promise<number> {
  const { numAffectedRows } = await sql`update dialogue_rating r set reason_read = true, reason_shown = ${shown}
    where r.dialogue_id = ${dialogueId} and ${unread} and ${key} = any (${keys})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
