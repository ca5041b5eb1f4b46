import { type RawBuilder, sql } from "kysely";
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
export interface Alike {
  readonly number: number;
  readonly body: string;
}

/** Of each of these what resembles it most: among what can be read, and among what waits. */
export async function nearest(
  db: AnyDb,
  dialogueId: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, { readonly shown?: Alike; readonly waiting?: Alike }>> {
  const closest = (which: RawBuilder<unknown>) => sql`(select o.number, o.body, o.state from dialogue_contribution o
    where o.dialogue_id = c.dialogue_id and ${which} and o.number <> c.number and o.body % c.body
    order by similarity(o.body, c.body) desc, o.number limit 1)`;
  const { rows } = await sql<Alike & { of: number; shown: boolean }>`
    select c.number as of, o.number, o.body, o.state = 'shown' as shown from dialogue_contribution c cross join lateral (
      ${closest(sql`o.state = 'shown'`)} union all ${closest(sql`o.state in ('waiting', 'held') and not o.worry`)}) o
    where c.dialogue_id = ${dialogueId} and c.number = any (${numbers}) and not c.worry`.execute(db);
  const near = new Map<number, { shown?: Alike; waiting?: Alike }>();
  for (const { of, shown, number, body } of rows)
    near.set(of, { ...near.get(of), [shown ? "shown" : "waiting"]: { number, body } });
  return near;
}

/** A contribution as it stood when it was read. */
export interface Standing extends Alike {
  readonly version: number;
}

export interface AlikePair {
  /** The one with the lower number. */
  readonly one: Standing;
  readonly other: Standing;
}

/** Two by two what can be read and is alike, the most alike first. */
export async function alikePairs(db: AnyDb, dialogueId: string, limit: number): Promise<AlikePair[]> {
  const { rows } = await sql<AlikePair>`
    select json_build_object('number', a.number, 'version', a.version, 'body', a.body) as one,
      json_build_object('number', b.number, 'version', b.version, 'body', b.body) as other
    from dialogue_contribution a join dialogue_contribution b on b.dialogue_id = a.dialogue_id and b.number > a.number
      and b.state = 'shown' and b.question = a.question and b.body % a.body
    where a.dialogue_id = ${dialogueId} and a.state = 'shown'
    order by similarity(a.body, b.body) desc, a.number, b.number limit ${limit}`.execute(db);
  return rows;
}
