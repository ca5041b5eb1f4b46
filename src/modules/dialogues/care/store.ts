import { sql } from "kysely";
import type { Contribution } from "../model.ts";
import type { AnyDb } from "../store.ts";

const like = (words: string): string => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
const open = sql`state in ('shown', 'waiting', 'held') and not worry`;

/** Contributions with these words that can be seen or wait; what worries us is never swept up. */
export async function countWith(
  db: AnyDb,
  dialogueId: string,
  words: string,
): Promise<{ count: number; first: readonly { number: number; body: string }[] }> {
  const { rows } = await sql<{ number: number; body: string; count: number }>`
    select number, body, count(*) over ()::int as count from dialogue_contribution
    where dialogue_id = ${dialogueId} and ${open} and body ilike ${like(words)} order by number limit 10`.execute(db);
  return { count: rows[0]?.count ?? 0, first: rows };
}

/** Refuses all of them in one statement, each with its line in the log. @returns how many */
export async function refuseWith(
  db: AnyDb,
  dialogueId: string,
  made: { readonly words: string; readonly reason: string; readonly actor: string; readonly at: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with swept as (update dialogue_contribution set state = 'rejected', reason = ${made.reason}, version = version + 1
      where dialogue_id = ${dialogueId} and ${open} and body ilike ${like(made.words)} returning number),
    noted as (insert into dialogue_moderation (dialogue_id, contribution, action, rule, reason, actor, at)
      select ${dialogueId}, number, 'reject', 'bulk', ${made.reason}, ${made.actor}, ${made.at} from swept returning 1)
    select count(*)::int as count from noted`.execute(db);
  return rows[0]!.count;
}

/** Contributions in another language than Dutch, those without a translation first. */
export async function foreignOnes(db: AnyDb, dialogueId: string): Promise<Contribution[]> {
  const { rows } =
    await sql<Contribution>`select number, question, body, lang, theme, place, state, worry, reason, version,
    translation, merged_into as "mergedInto" from dialogue_contribution
    where dialogue_id = ${dialogueId} and lang <> 'nl' and state in ('shown', 'waiting') order by translation is not null, number
    limit 100`.execute(db);
  return rows;
}

export async function saveTranslation(
  db: AnyDb,
  dialogueId: string,
  number: number,
  version: number,
  text: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update dialogue_contribution set translation = ${text}
    where dialogue_id = ${dialogueId} and number = ${number} and version = ${version} and state in ('shown', 'waiting')`.execute(
    db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** A contribution that resembles another one. */
/** A contribution as it stood when it was read. */
export interface Standing {
  readonly number: number;
  readonly version: number;
  readonly body: string;
}

export interface Comparable extends Standing {
  /** Place of the question it answers. */
  readonly question: number;
  /** Whether it can be read; otherwise it waits. */
  readonly shown: boolean;
}

/** What may be laid beside other contributions, by number: what can be read and what waits, without what worries us. */
export async function comparableOf(db: AnyDb, dialogueId: string): Promise<Comparable[]> {
  const { rows } = await sql<Comparable>`select number, version, body, question, state = 'shown' as shown
    from dialogue_contribution where dialogue_id = ${dialogueId}
      and (state = 'shown' or (state in ('waiting', 'held') and not worry)) order by number`.execute(db);
  return rows;
}
