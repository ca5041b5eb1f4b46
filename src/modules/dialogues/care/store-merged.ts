import { sql } from "kysely";
import type { AnyDb } from "../store.ts";

/**
 * For `with recursive`: `laid` names each contribution that lies under one that can be read, however long the chain, and `carried` the
 * ratings that count for that one. A rating stays with the words that were read. It counts for the words that say the same unless its
 * maker rated those too, or wrote them; of several that lie under the same one the first that was scored counts.
 */
export const mergedRatings = (dialogueId: string) => sql`chain (number, above) as (
    select number, merged_into from dialogue_contribution
    where dialogue_id = ${dialogueId} and state = 'rejected' and merged_into is not null
    union
    select chain.number, c.merged_into from chain join dialogue_contribution c
      on c.dialogue_id = ${dialogueId} and c.number = chain.above and c.state = 'rejected' and c.merged_into is not null
  ), laid as (
    select chain.number, c.number as root, c.participant_id as author from chain join dialogue_contribution c
      on c.dialogue_id = ${dialogueId} and c.number = chain.above and c.state = 'shown'
  ), carried as (
    select distinct on (r.participant_id, laid.root) r.participant_id, laid.root as contribution, r.value, laid.number as read
    from laid join dialogue_rating r on r.dialogue_id = ${dialogueId} and r.contribution = laid.number
    where laid.author is distinct from r.participant_id and not exists (select 1 from dialogue_rating own
      where own.dialogue_id = ${dialogueId} and own.participant_id = r.participant_id and own.contribution = laid.root)
    order by r.participant_id, laid.root, r.value is null, laid.number
  )`;

/** The same, with `counted`: every rating of the dialogue as it counts. Words and reasons belong to what was read, and do not come along. */
export const countedRatings = (dialogueId: string) => sql`${mergedRatings(dialogueId)}, counted as (
    select participant_id, contribution, value from dialogue_rating where dialogue_id = ${dialogueId}
    union all select participant_id, contribution, value from carried
  )`;

/** Of each contribution that was laid under another one, the one that can be read instead. */
export async function mergedRoots(db: AnyDb, dialogueId: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ number: number; root: number }>`with recursive ${mergedRatings(dialogueId)}
    select number, root from laid order by number`.execute(db);
  return new Map(rows.map(({ number, root }) => [number, root]));
}

/** How many ratings were given to other words than those they count for. */
export interface CarriedCount {
  /** What was read. */
  readonly number: number;
  /** What it counts for. */
  readonly into: number;
  readonly ratings: number;
}

export async function carriedCounts(db: AnyDb, dialogueId: string): Promise<CarriedCount[]> {
  const { rows } = await sql<CarriedCount>`with recursive ${mergedRatings(dialogueId)}
    select laid.number, laid.root as into, count(carried.*)::int as ratings from laid
    left join carried on carried.read = laid.number and carried.contribution = laid.root
    group by laid.number, laid.root order by laid.number`.execute(db);
  return rows;
}

/** Holds these contributions until the transaction ends, always in one order, so that two moderators wait for each other and not forever. */
export async function holdContributions(db: AnyDb, dialogueId: string, numbers: readonly number[]): Promise<void> {
  await sql`select 1 from dialogue_contribution where dialogue_id = ${dialogueId} and number = any (${numbers})
    order by number for update`.execute(db);
}

/** Lays one contribution under another that says the same. False when it changed in between or the other is not there. */
export async function mergeInto(
  db: AnyDb,
  dialogueId: string,
  one: { readonly number: number; readonly version: number },
  into: number,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_contribution c set state = 'rejected', merged_into = ${into},
    reason = ${reason}, worry = false, version = version + 1
    where dialogue_id = ${dialogueId} and number = ${one.number} and version = ${one.version} and number <> ${into} and not worry
      and state in ('shown', 'waiting', 'held') and exists (select 1 from dialogue_contribution o
        where o.dialogue_id = ${dialogueId} and o.number = ${into} and o.state = 'shown')`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/**
 * What lay under something that is gone for good waits for a moderator again: an idea is not lost because another one was taken back.
 * @returns their numbers
 */
export async function releaseMerged(db: AnyDb, dialogueId: string): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`update dialogue_contribution c
    set state = 'waiting', merged_into = null, reason = null, version = c.version + 1
    from dialogue_contribution o where c.dialogue_id = ${dialogueId} and o.dialogue_id = c.dialogue_id
      and o.number = c.merged_into and c.state = 'rejected'
      and (o.state = 'withdrawn' or (o.state = 'rejected' and o.merged_into is null)) returning c.number`.execute(db);
  return rows.map(({ number }) => number);
}
