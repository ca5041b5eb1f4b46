import { sql } from "kysely";
import type { Grant } from "#platform/http/index.ts";
import { type Assurance, lifetimes, type SessionWay, strictRoles } from "./model.ts";
import { type AccountsTables, type AnyDb, type ChallengeKind, type LinkKind, own } from "./store-scope.ts";

export interface FoundSession {
  readonly session: string;
  readonly person: string;
  readonly assurance: Assurance;
  readonly lang: "nl" | "en";
  readonly secondFactor: boolean;
  /** True when this person protects the account with a second factor. */
  readonly hasFactor: boolean;
  readonly grants: readonly Grant[];
}

const seconds = (ms: number) => `${ms / 1_000} seconds`;

/** Who holds this token, with the roles; undefined when unknown, idle too long or too old (it is then removed). One statement. */
export async function findSession(db: AnyDb, tokenHash: Buffer, now: Date): Promise<FoundSession | undefined> {
  const { rows } = await sql<{
    session_id: string;
    person_id: string;
    assurance: Assurance;
    lang: "nl" | "en";
    second_factor: boolean;
    has_factor: boolean;
    grants: { role: Grant["role"]; region: string | null; organisation: string | null }[];
  }>`select * from account_session(${tokenHash}, ${now}, ${seconds(lifetimes.idle)}::interval, ${seconds(lifetimes.strictIdle)}::interval,
      ${seconds(lifetimes.session)}::interval, ${[...strictRoles]}::text[])`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  return {
    session: row.session_id,
    person: row.person_id,
    assurance: row.assurance,
    lang: row.lang,
    secondFactor: row.second_factor,
    hasFactor: row.has_factor,
    grants: row.grants.map((grant) => ({
      role: grant.role,
      ...(grant.region ? { region: grant.region } : {}),
      ...(grant.organisation ? { organisation: grant.organisation } : {}),
    })),
  };
}

export async function addSession(
  trx: AnyDb,
  row: { person: string; tokenHash: Buffer; way: SessionWay; device: string; now: Date; secondFactor: boolean },
): Promise<string> {
  const made = await own(trx)
    .insertInto("session")
    .values({
      person_id: row.person,
      token_hash: row.tokenHash,
      way: row.way,
      device: row.device,
      started_at: row.now,
      seen_at: row.now,
      turned_at: row.now,
      second_factor_at: row.secondFactor ? row.now : null,
    } as never)
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** A new token for the same session, when its rights grow: a stolen old cookie gets none of them. */
export async function rotateSession(trx: AnyDb, id: string, tokenHash: Buffer, now: Date): Promise<void> {
  await own(trx)
    .updateTable("session")
    .set({
      token_hash: tokenHash,
      second_factor_at: now,
      seen_at: now,
      turned_at: now,
      next_hash: null,
      next_at: null,
      old_hash: null,
      old_until: null,
    })
    .where("id", "=", id)
    .execute();
}

/**
 * Puts a new token ready for a session whose token is old; false when it is not time. One that did not come back within a minute was lost
 * on its way, and is replaced: nobody is signed out by an answer that never arrived.
 */
export async function turnSession(trx: AnyDb, id: string, tokenHash: Buffer, now: Date): Promise<boolean> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const due = await own(trx)
    .updateTable("session")
    .set({ next_hash: tokenHash, next_at: now })
    .where("id", "=", id)
    .where("turned_at", "<=", before(lifetimes.token))
    .where((where) => where.or([where("next_at", "is", null), where("next_at", "<=", before(lifetimes.turning))]))
    .returning("id")
    .executeTakeFirst();
  return due !== undefined;
}

export async function sessionsOf(trx: AnyDb, person: string) {
  return own(trx)
    .selectFrom("session")
    .select([
      "id",
      "way",
      "device",
      "started_at as startedAt",
      "seen_at as seenAt",
      "second_factor_at as secondFactorAt",
    ])
    .where("person_id", "=", person)
    .orderBy("seen_at", "desc")
    .execute();
}

/** Ends one session of a person; false when it is not theirs. */
export async function endSession(trx: AnyDb, person: string, id: string): Promise<boolean> {
  const gone = await own(trx)
    .deleteFrom("session")
    .where("person_id", "=", person)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}

/** Ends all sessions of a person, but for `except`; answers how many went. */
export async function endSessions(trx: AnyDb, person: string, except?: string): Promise<number> {
  let query = own(trx).deleteFrom("session").where("person_id", "=", person);
  if (except) query = query.where("id", "<>", except);
  return (await query.returning("id").execute()).length;
}

export type LinkRow = AccountsTables["sign_in_link"];

export async function addLink(trx: AnyDb, row: Omit<LinkRow, "used_at">): Promise<void> {
  await own(trx)
    .insertInto("sign_in_link")
    .values(row as LinkRow)
    .execute();
}

/** A link that still works, without spending it. */
export async function openLink(db: AnyDb, tokenHash: Buffer, now: Date): Promise<LinkRow | undefined> {
  return own(db)
    .selectFrom("sign_in_link")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** Spends a link: of two who press at once, one gets it. */
export async function spendLink(trx: AnyDb, tokenHash: Buffer, now: Date): Promise<LinkRow | undefined> {
  return own(trx)
    .updateTable("sign_in_link")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();
}

/** Open links to an address, or of a kind, stop working. */
export async function dropLinks(trx: AnyDb, which: { emailHash?: string; kind?: LinkKind }): Promise<void> {
  let query = own(trx).deleteFrom("sign_in_link").where("used_at", "is", null);
  if (which.emailHash) query = query.where("email_hash", "=", which.emailHash);
  if (which.kind) query = query.where("kind", "=", which.kind);
  await query.execute();
}

export async function addChallenge(
  trx: AnyDb,
  row: { tokenHash: Buffer; kind: ChallengeKind; person: string | null; sealed: string; expiresAt: Date },
): Promise<void> {
  await own(trx)
    .insertInto("challenge")
    .values({
      token_hash: row.tokenHash,
      kind: row.kind,
      person_id: row.person,
      sealed: row.sealed,
      expires_at: row.expiresAt,
    })
    .execute();
}

/** Takes a challenge away; it answers once. */
export async function takeChallenge(trx: AnyDb, tokenHash: Buffer, kind: ChallengeKind, now: Date) {
  const row = await own(trx)
    .deleteFrom("challenge")
    .where("token_hash", "=", tokenHash)
    .where("kind", "=", kind)
    .returningAll()
    .executeTakeFirst();
  return row && row.expires_at > now ? row : undefined;
}

/** Removes what is over: links and challenges of yesterday, sessions past every limit. */
export async function sweep(trx: AnyDb, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 86_400_000);
  await own(trx).deleteFrom("sign_in_link").where("expires_at", "<", yesterday).execute();
  await own(trx).deleteFrom("challenge").where("expires_at", "<", now).execute();
  await own(trx)
    .deleteFrom("session")
    .where((expression) =>
      expression.or([
        expression("seen_at", "<", new Date(now.getTime() - lifetimes.idle)),
        expression("started_at", "<", new Date(now.getTime() - lifetimes.session)),
      ]),
    )
    .execute();
}
