import { type Kysely, sql } from "kysely";
import type { Lang } from "#platform/text.ts";
import type { AnyDb } from "./store.ts";

export type FollowKind = "initiative" | "area";

interface FollowTables {
  workplan_follower: {
    id: string;
    region_id: string;
    kind: FollowKind;
    subject: string;
    address_hash: string;
    address_sealed: Buffer;
    lang: Lang;
    asked_at: Date;
    confirmed_at: Date | null;
    told_until: Date | null;
  };
}
const own = (db: AnyDb) => db as Kysely<FollowTables>;

export type FollowerRow = FollowTables["workplan_follower"];

/** Keeps who asks to follow; asking twice is one row. */
export async function addFollower(
  db: AnyDb,
  row: Omit<FollowerRow, "confirmed_at" | "told_until">,
): Promise<{ id: string; confirmed: boolean }> {
  const { rows } = await sql<{ id: string; confirmed: boolean }>`
    insert into workplan_follower (id, region_id, kind, subject, address_hash, address_sealed, lang, asked_at)
    values (${row.id}, ${row.region_id}, ${row.kind}, ${row.subject}, ${row.address_hash}, ${row.address_sealed}, ${row.lang}, ${row.asked_at})
    on conflict (region_id, kind, subject, address_hash) do update set lang = excluded.lang, asked_at = excluded.asked_at
    returning id, confirmed_at is not null as confirmed`.execute(own(db));
  return rows[0]!;
}

export async function findFollower(db: AnyDb, id: string): Promise<FollowerRow | undefined> {
  return own(db).selectFrom("workplan_follower").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function confirmFollower(db: AnyDb, id: string, at: Date): Promise<void> {
  await sql`update workplan_follower set confirmed_at = coalesce(confirmed_at, ${at}), told_until = coalesce(told_until, ${at})
    where id = ${id}`.execute(own(db));
}

export async function removeFollower(db: AnyDb, id: string): Promise<void> {
  await own(db).deleteFrom("workplan_follower").where("id", "=", id).execute();
}

/** Who follows and was not told since a moment; locked, so that two workers never tell the same. */
export async function followersToTell(db: AnyDb, before: Date): Promise<FollowerRow[]> {
  return own(db)
    .selectFrom("workplan_follower")
    .selectAll()
    .where("confirmed_at", "is not", null)
    .where("told_until", "<=", before)
    .orderBy("address_hash")
    .orderBy("id")
    .limit(2_000)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function setTold(db: AnyDb, ids: readonly string[], until: Date): Promise<void> {
  await sql`update workplan_follower set told_until = ${until} where id = any(${[...ids]}::uuid[])`.execute(own(db));
}

/** Forgets addresses that nobody confirmed. */
export async function forgetUnconfirmed(db: AnyDb, before: Date): Promise<void> {
  await own(db)
    .deleteFrom("workplan_follower")
    .where("confirmed_at", "is", null)
    .where("asked_at", "<", before)
    .execute();
}
