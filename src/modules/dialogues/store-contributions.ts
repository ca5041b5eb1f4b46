import { sql } from "kysely";
import type { Contribution, ContributionState } from "./model.ts";
import type { AnyDb } from "./store.ts";

const columns = sql`number, question, body, lang, theme, place, state, worry, reason, version, translation, merged_into as "mergedInto"`;

export interface NewContribution {
  readonly dialogueId: string;
  readonly participant: string;
  readonly question: number;
  readonly body: string;
  readonly lang: string;
  readonly state: ContributionState;
  readonly worry: boolean;
  readonly reason: string | null;
  readonly hour: Date;
}

/** Adds a contribution under the next number of its dialogue. @returns the number */
export async function addContribution(db: AnyDb, made: NewContribution): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with next as (update dialogue_counter set last = last + 1 where dialogue_id = ${made.dialogueId} returning last)
    insert into dialogue_contribution (dialogue_id, number, participant_id, question, body, lang, state, worry, reason, written_hour)
    select ${made.dialogueId}, next.last, ${made.participant}, ${made.question}, ${made.body}, ${made.lang}, ${made.state},
      ${made.worry}, ${made.reason}, ${made.hour} from next returning number`.execute(db);
  return rows[0]!.number;
}

export interface ContributionChange {
  readonly body?: string;
  readonly state: ContributionState;
  readonly worry: boolean;
  readonly reason: string | null;
}

/**
 * Changes a contribution, which then stands by itself, when `expected` is still its version, so that a writer and a moderator at once do not undo each other.
 * @returns false when somebody was first, or it was withdrawn
 */
export async function changeContribution(
  db: AnyDb,
  dialogueId: string,
  number: number,
  change: ContributionChange,
  expected: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_contribution set body = coalesce(${change.body ?? null}, body),
    translation = case when ${change.body ?? null}::text is null then translation end,
    state = ${change.state}, worry = ${change.worry}, reason = ${change.reason}, merged_into = null,
    version = version + 1
    where dialogue_id = ${dialogueId} and number = ${number} and version = ${expected} and state <> 'withdrawn'`.execute(
    db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** Takes one contribution back: its text goes, its number stays empty. */
export async function withdrawContribution(db: AnyDb, participant: string, number: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update dialogue_contribution set body = '', translation = null, state = 'withdrawn', place = null, reason = null,
    worry = false, version = version + 1, participant_id = null
    where participant_id = ${participant} and number = ${number} and state <> 'withdrawn'`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What one participant wrote, withdrawn ones left out. */
export async function writtenBy(db: AnyDb, participant: string): Promise<Contribution[]> {
  const { rows } = await sql<Contribution>`select ${columns} from dialogue_contribution
    where participant_id = ${participant} and state <> 'withdrawn' order by question, number`.execute(db);
  return rows;
}

/** Contributions in these states, by number. */
export async function contributionsOf(
  db: AnyDb,
  dialogueId: string,
  states: readonly ContributionState[] = ["shown"],
): Promise<Contribution[]> {
  const { rows } = await sql<Contribution>`select ${columns} from dialogue_contribution
    where dialogue_id = ${dialogueId} and state = any (${states}) order by number`.execute(db);
  return rows;
}

export async function contributionByNumber(
  db: AnyDb,
  dialogueId: string,
  number: number,
): Promise<Contribution | undefined> {
  const { rows } = await sql<Contribution>`select ${columns} from dialogue_contribution
    where dialogue_id = ${dialogueId} and number = ${number}`.execute(db);
  return rows[0];
}

/** Contributions that resemble a text, the most alike first: PostgreSQL's trigrams, no outside service. */
export async function likeContributions(
  db: AnyDb,
  dialogueId: string,
  text: string,
  but: number,
): Promise<readonly { number: number; body: string; likeness: number }[]> {
  const { rows } = await sql<{ number: number; body: string; likeness: number }>`
    select number, body, similarity(body, ${text}) as likeness from dialogue_contribution
    where dialogue_id = ${dialogueId} and state = 'shown' and number <> ${but} and body % ${text}
    order by likeness desc, number limit 3`.execute(db);
  return rows;
}

/** What waits for a moderator, what may harm first. */
export async function moderationQueue(db: AnyDb, dialogueId: string, limit: number): Promise<Contribution[]> {
  const { rows } = await sql<Contribution>`select ${columns} from dialogue_contribution
    where dialogue_id = ${dialogueId} and state in ('waiting', 'held') order by worry desc, state, number limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function countQueue(db: AnyDb, dialogueId: string): Promise<{ waiting: number; worry: number }> {
  const { rows } = await sql<{ waiting: number; worry: number }>`select count(*)::int as waiting,
    count(*) filter (where worry)::int as worry from dialogue_contribution
    where dialogue_id = ${dialogueId} and state in ('waiting', 'held')`.execute(db);
  return rows[0]!;
}
