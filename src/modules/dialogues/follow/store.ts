import { sql } from "kysely";
import type { Lang } from "#platform/text.ts";
import { mergedRatings } from "../care/store-merged.ts";
import type { AnyDb } from "../store.ts";

/** How often somebody wants to hear: at most once in this time. */
export const rhythms = ["day", "week", "month"] as const;
export type Rhythm = (typeof rhythms)[number];

export interface Follow {
  readonly id: string;
  readonly key: string;
  readonly dialogueId: string;
  readonly sealed: Buffer;
  readonly rhythm: Rhythm;
  readonly lang: Lang;
  readonly confirmed: boolean;
  /** Newest news this person was told. */
  readonly told: string;
  readonly sentOn: string | null;
}

const columns = sql`id, key, dialogue_id as "dialogueId", sealed, rhythm, lang, confirmed, told::text, sent_on::text as "sentOn"`;

/** Keeps an address, or puts another one in its place; it counts from now and must be confirmed. @returns the id */
export async function saveFollow(
  db: AnyDb,
  made: Pick<Follow, "id" | "key" | "dialogueId" | "sealed" | "rhythm" | "lang"> & { readonly day: string },
): Promise<string> {
  await sql`delete from dialogue_follow where key = ${made.key}`.execute(db);
  await sql`insert into dialogue_follow (id, key, dialogue_id, sealed, rhythm, lang, told, asked_on)
    select ${made.id}, ${made.key}, ${made.dialogueId}, ${made.sealed}, ${made.rhythm}, ${made.lang}, coalesce(max(seq), 0), ${made.day}
    from dialogue_news where dialogue_id = ${made.dialogueId}`.execute(db);
  return made.id;
}

export async function followById(db: AnyDb, id: string): Promise<Follow | undefined> {
  const { rows } = await sql<Follow>`select ${columns} from dialogue_follow where id = ${id}`.execute(db);
  return rows[0];
}

export async function followByKey(db: AnyDb, key: string): Promise<Follow | undefined> {
  const { rows } = await sql<Follow>`select ${columns} from dialogue_follow where key = ${key}`.execute(db);
  return rows[0];
}

export async function confirmFollow(db: AnyDb, id: string, rhythm: Rhythm): Promise<void> {
  await sql`update dialogue_follow set confirmed = true, rhythm = ${rhythm} where id = ${id}`.execute(db);
}

export async function removeFollow(db: AnyDb, by: { readonly id: string } | { readonly key: string }): Promise<void> {
  const which = "id" in by ? sql`id = ${by.id}` : sql`key = ${by.key}`;
  await sql`delete from dialogue_follow where ${which}`.execute(db);
}

/** Forgets addresses that nobody confirmed within a week. */
export async function forgetUnconfirmed(db: AnyDb, today: string): Promise<void> {
  await sql`delete from dialogue_follow where not confirmed and asked_on < ${today}::date - 7`.execute(db);
}

/** Followers whose time has come and who do not know the newest yet. */
export async function dueFollows(db: AnyDb, today: string): Promise<Follow[]> {
  const { rows } = await sql<Follow>`select ${columns} from dialogue_follow f
    where confirmed and (sent_on is null or sent_on + case rhythm when 'day' then 1 when 'week' then 7 else 28 end <= ${today}::date)
      and exists (select 1 from dialogue_news n where n.dialogue_id = f.dialogue_id and n.seq > f.told)
    order by dialogue_id, key`.execute(db);
  return rows;
}

/** Notes what was told; false when another worker was first. */
export async function noteTold(db: AnyDb, follow: Follow, upTo: string, day: string | undefined): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update dialogue_follow set told = ${upTo}, sent_on = coalesce(${day ?? null}::date, sent_on)
    where id = ${follow.id} and told = ${follow.told}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

export interface News {
  readonly seq: string;
  readonly contribution: number;
  readonly kind: "answer" | "adopted" | "status";
  readonly body: string;
  readonly byName: string;
  readonly onDay: string;
}

/** Adds what became of a contribution; it never changes afterwards. */
export async function addNews(db: AnyDb, dialogueId: string, news: Omit<News, "seq">): Promise<void> {
  await sql`insert into dialogue_news (dialogue_id, contribution, kind, body, by_name, on_day)
    values (${dialogueId}, ${news.contribution}, ${news.kind}, ${news.body}, ${news.byName}, ${news.onDay})`.execute(
    db,
  );
}

/** What became of the contributions of a dialogue, oldest first. */
export async function newsOf(db: AnyDb, dialogueId: string): Promise<News[]> {
  const { rows } =
    await sql<News>`select seq::text, contribution, kind, body, by_name as "byName", on_day::text as "onDay"
    from dialogue_news where dialogue_id = ${dialogueId} order by dialogue_news.seq`.execute(db);
  return rows;
}

/** What each participant wrote or weighed, and what says the same, by their number of this dialogue: for the worker, in memory alone. */
export async function touchedBy(db: AnyDb, dialogueId: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await sql<{ id: string; numbers: number[] }>`
    with recursive ${mergedRatings(dialogueId)} select p.id, array(select r.contribution from dialogue_rating r where r.dialogue_id = p.dialogue_id and r.participant_id = p.id
      union select c.number from dialogue_contribution c where c.participant_id = p.id
      union select l.root from laid l join dialogue_contribution c on c.dialogue_id = p.dialogue_id and c.number = l.number
        where c.participant_id = p.id
      union select l.root from laid l join dialogue_rating r on r.dialogue_id = p.dialogue_id and r.contribution = l.number
        where r.participant_id = p.id) as numbers
    from dialogue_participant p where p.dialogue_id = ${dialogueId} order by p.id`.execute(db);
  return new Map(rows.map((row) => [row.id, new Set(row.numbers)]));
}

/** Lays the addresses of a dialogue down again in the order of their keys: the order of rows says nothing about who came when. */
export async function shuffleFollows(db: AnyDb, dialogueId: string): Promise<void> {
  const all = sql`id, key, dialogue_id, sealed, rhythm, lang, confirmed, told, sent_on, asked_on`;
  await sql`with lifted as (delete from dialogue_follow where dialogue_id = ${dialogueId} returning ${all}),
    laid as (select * from lifted order by key)
    insert into dialogue_follow (${all}) select ${all} from laid on conflict do nothing`.execute(db);
}
