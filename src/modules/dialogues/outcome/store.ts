import { sql } from "kysely";
import type { Outcome } from "./compute.ts";
import type { Published } from "./published.ts";
import type { AnyDb } from "../store.ts";

export interface StoredOutcome {
  readonly version: number;
  readonly official: boolean;
  readonly reason: "provisional" | "closed" | "withdrawn" | "recount";
  readonly hash: string;
  readonly votes: number;
  readonly madeAt: Date;
  /** How many people took everything back since the version before it. */
  readonly gone: number;
  readonly result: Outcome | null;
}

const columns = sql`version, official, reason, hash, votes, gone, result, made_at as "madeAt"`;

/** The newest outcome of a dialogue. */
export async function newestOutcome(db: AnyDb, dialogueId: string): Promise<StoredOutcome | undefined> {
  const { rows } = await sql<StoredOutcome>`select ${columns} from dialogue_outcome
    where dialogue_id = ${dialogueId} order by version desc limit 1`.execute(db);
  return rows[0];
}

/** What the newest outcome was computed from, as it is published. */
export async function publishedOf(db: AnyDb, dialogueId: string): Promise<Published | undefined> {
  const { rows } = await sql<{ published: Published | null }>`select published from dialogue_outcome
    where dialogue_id = ${dialogueId} order by version desc limit 1`.execute(db);
  return rows[0]?.published ?? undefined;
}

/** Versions that were official once: their hash stays as a line, without the data. */
export async function outcomeHistory(db: AnyDb, dialogueId: string): Promise<Omit<StoredOutcome, "result">[]> {
  const { rows } =
    await sql<StoredOutcome>`select version, official, reason, hash, votes, gone, made_at as "madeAt" from dialogue_outcome
    where dialogue_id = ${dialogueId} and official order by version desc`.execute(db);
  return rows;
}

/**
 * Keeps a new outcome. A provisional one takes the place of the provisional one before it; official ones stay as a line without data.
 * Runs in the caller's transaction under a lock of the dialogue, so that two workers do not give one number twice.
 */
export async function keepOutcome(
  db: AnyDb,
  dialogueId: string,
  made: Omit<StoredOutcome, "version" | "result"> & {
    readonly result: Outcome;
    readonly published: Published;
  },
): Promise<number> {
  await sql`select 1 from dialogue where id = ${dialogueId} for update`.execute(db);
  await sql`delete from dialogue_outcome where dialogue_id = ${dialogueId} and not official`.execute(db);
  await sql`update dialogue_outcome set result = null, published = null where dialogue_id = ${dialogueId}`.execute(db);
  const { rows } = await sql<{
    version: number;
  }>`insert into dialogue_outcome (dialogue_id, version, official, reason, hash, votes, gone, result, published, made_at)
    select ${dialogueId}, coalesce(max(version), 0) + 1, ${made.official}, ${made.reason}, ${made.hash}, ${made.votes},
      ${made.gone}, ${JSON.stringify(made.result)}::jsonb, ${JSON.stringify(made.published)}::jsonb, ${made.madeAt} from dialogue_outcome where dialogue_id = ${dialogueId}
    returning version`.execute(db);
  return rows[0]!.version;
}
