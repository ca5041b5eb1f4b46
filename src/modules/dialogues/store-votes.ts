import { sql } from "kysely";
import type { Pool } from "pg";
import type { Opinion } from "./reading/spread.ts";
import { countedRatings } from "./care/store-merged.ts";
import type { AnyDb } from "./store.ts";

export interface Vote {
  readonly dialogueId: string;
  readonly deviceHash: string;
  readonly contribution: number;
  /** −3 … +3 (or −1, 0, +1 for statements); null for "skipped". */
  readonly value: number | null;
  readonly words: readonly number[];
  /** Undefined leaves the reason as it was; empty takes it back. */
  readonly reason?: string;
  readonly now: Date;
}

export interface Voted {
  readonly participant: string;
  /** False when the dialogue takes no votes now. */
  readonly open: boolean;
  /** True when the vote stands; false when the contribution may not be voted on (one's own, hidden, or the dialogue is closed). */
  readonly stored: boolean;
  /** What this person voted before this vote, in no order that means anything. */
  readonly voted: readonly Opinion[];
  /** Numbers this person wrote. */
  readonly wrote: readonly number[];
}

/** A number and its score travel as one whole number, 7 for a skip: this path is taken a thousand times a second. */
const packed = (rating: string) => `${rating}.contribution * 8 + coalesce(${rating}.value + 3, 7)`;
const unpacked = (both: number): Opinion => ({ number: both >> 3, value: (both & 7) === 7 ? null : (both & 7) - 3 });

/**
 * One statement: who votes, whether it may, the vote itself, and what this person saw before. The same vote again changes nothing; another
 * one on the same contribution takes its place.
 */
const statement = `
  with person as (
    select p.id from dialogue_participant p join dialogue d on d.id = p.dialogue_id
    where p.dialogue_id = $1 and p.device_hash = $2
  ), open as (
    select 1 from dialogue d where d.id = $1 and $6 < d.closes_at and (d.closed_at is null or $6 < d.closed_at)
      and case when d.form = 'statements' then $6 >= d.opens_at else $6 >= d.second_at end
  ), stored as (
    insert into dialogue_rating as old (dialogue_id, participant_id, contribution, value, words, reason)
    select $1, person.id, c.number, $4, $5, nullif($7::text, '')
    from person, open, dialogue_contribution c
    where c.dialogue_id = $1 and c.number = $3 and c.state = 'shown' and c.participant_id is distinct from person.id
    on conflict (dialogue_id, participant_id, contribution) do update
      set value = excluded.value, words = excluded.words,
        reason = case when $7::text is null then old.reason else excluded.reason end,
        reason_shown = old.reason_shown and ($7::text is null or excluded.reason = old.reason),
        reason_read = old.reason_read and ($7::text is null or excluded.reason is not distinct from old.reason)
      where (old.value, old.words) is distinct from (excluded.value, excluded.words)
        or ($7::text is not null and excluded.reason is distinct from old.reason)
    returning 1
  )
  select person.id as participant,
    exists (select 1 from open) as open,
    exists (select 1 from stored) or exists (select 1 from open, dialogue_rating r where r.dialogue_id = $1
      and r.participant_id = person.id and r.contribution = $3 and r.value is not distinct from $4) as stored,
    array(select ${packed("r")} from dialogue_rating r where r.dialogue_id = $1 and r.participant_id = person.id) as voted,
    array(select c.number from dialogue_contribution c where c.participant_id = person.id) as wrote
  from person`;

/** Stores a vote and answers what is needed to choose the next one. Undefined when nobody here has this device. */
export async function vote(pool: Pool, made: Vote): Promise<Voted | undefined> {
  const values = [
    made.dialogueId,
    made.deviceHash,
    made.contribution,
    made.value,
    made.words.length > 0 ? made.words : null,
    made.now,
    made.reason ?? null,
  ];
  type Row = Omit<Voted, "voted"> & { readonly voted: readonly number[] };
  const { rows } = await pool.query<Row>({ name: "dialogue_vote", text: statement, values });
  return rows[0] && { ...rows[0], voted: rows[0].voted.map(unpacked) };
}

/** What somebody voted, in the order of number, and the numbers they wrote. */
export async function seenBy(
  db: AnyDb,
  dialogueId: string,
  participant: string,
): Promise<{ voted: readonly Opinion[]; wrote: readonly number[] }> {
  const { rows } = await sql<{ voted: number[]; wrote: number[] }>`select
    array(select ${sql.raw(packed("r"))} from dialogue_rating r
      where dialogue_id = ${dialogueId} and participant_id = ${participant} order by 1) as voted,
    array(select number from dialogue_contribution where participant_id = ${participant} order by 1) as wrote`.execute(
    db,
  );
  const [row] = rows;
  return { voted: row!.voted.map(unpacked), wrote: row!.wrote };
}

export interface OwnRating {
  readonly contribution: number;
  readonly value: number | null;
  readonly words: readonly number[] | null;
  readonly reason: string | null;
}

/** All ratings of one person, or the one on `contribution`. */
export async function ratingsBy(
  db: AnyDb,
  dialogueId: string,
  participant: string,
  contribution?: number,
): Promise<OwnRating[]> {
  const which = contribution === undefined ? sql`true` : sql`contribution = ${contribution}`;
  const { rows } = await sql<OwnRating>`select contribution, value, words, reason from dialogue_rating
    where dialogue_id = ${dialogueId} and participant_id = ${participant} and ${which} order by contribution`.execute(
    db,
  );
  return rows;
}

/** How often each contribution, or what says the same, was put before somebody and answered (votes and skips). */
export async function exposureOf(db: AnyDb, dialogueId: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ contribution: number; reads: number }>`with recursive ${countedRatings(dialogueId)}
    select contribution, count(*)::int as reads from counted group by contribution`.execute(db);
  return new Map(rows.map((row) => [row.contribution, row.reads]));
}

/** Every rating of a dialogue as columns, by participant and contribution. Skips have no value. */
export async function ratingColumns(
  db: AnyDb,
  dialogueId: string,
): Promise<readonly { participant: string; contribution: number; value: number | null; words: number[] | null }[]> {
  const { rows } = await sql<{
    participant: string;
    contribution: number;
    value: number | null;
    words: number[] | null;
  }>`
    select participant_id as participant, contribution, value, words from dialogue_rating
    where dialogue_id = ${dialogueId} order by participant_id, contribution`.execute(db);
  return rows;
}

/**
 * Every rating of a dialogue as it counts, packed as text per participant ("3:2,7:-1,9:" with nothing for a skip), in the order of keys. A large
 * dialogue then costs the thread that takes votes nearly nothing: another thread reads the text.
 */
export async function packedRatings(
  db: AnyDb,
  dialogueId: string,
): Promise<readonly { participant: string; ratings: string }[]> {
  const { rows } = await sql<{ participant: string; ratings: string }>`with recursive ${countedRatings(dialogueId)}
    select participant_id as participant,
    string_agg(contribution || ':' || coalesce(value::text, ''), ',' order by contribution) as ratings
    from counted group by participant_id order by participant_id`.execute(db);
  return rows;
}

/** Who marked which words of a contribution; most people mark nothing. */
export async function markedWords(
  db: AnyDb,
  dialogueId: string,
): Promise<readonly { participant: string; contribution: number; words: number[] }[]> {
  const { rows } = await sql<{ participant: string; contribution: number; words: number[] }>`
    select participant_id as participant, contribution, words from dialogue_rating
    where dialogue_id = ${dialogueId} and cardinality(words) > 0 order by participant_id, contribution`.execute(db);
  return rows;
}

/** Reasons given with scores that a moderator let through, of one contribution. */
export async function shownReasons(
  db: AnyDb,
  dialogueId: string,
  contribution: number,
): Promise<readonly { value: number; reason: string }[]> {
  const { rows } = await sql<{ value: number; reason: string }>`select value, reason from dialogue_rating
    where dialogue_id = ${dialogueId} and contribution = ${contribution} and reason is not null and reason_shown and value is not null
    order by value desc, md5(participant_id::text) limit 20`.execute(db);
  return rows;
}
