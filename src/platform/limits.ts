import { createHmac } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Context } from "./context.ts";

/** One limit and who spends from it. */
export interface Limit {
  /** What is limited, for example `sign-in by address`. */
  readonly name: string;
  /** Whose tries are counted: an e-mail address, a network. Kept only as a keyed hash that is another one each day. */
  readonly key: string;
  /** Tries allowed in each period. */
  readonly limit: number;
  /** Length of the period, in seconds; it starts at the first try. */
  readonly perSeconds: number;
}

export interface Spent {
  readonly allowed: boolean;
  /** Seconds until a next try may be allowed; 0 when this one was. */
  readonly retryAfter: number;
}

/**
 * Counts one try and tells whether it is allowed. One statement, so that two tries at once are two. Give it a connection, not a
 * transaction: a try that is rolled back was a try all the same. A database that fails throws: then nothing is allowed.
 */
export async function spend(
  // oxlint-disable-next-line typescript/no-explicit-any -- any connection
  db: Kysely<any>,
  ctx: Pick<Context, "keys" | "clock">,
  limit: Limit,
): Promise<Spent> {
  const now = ctx.clock();
  const until = new Date(now.getTime() + limit.perSeconds * 1_000);
  const key = dailyHash(ctx, limit, now);
  // A period that ends this far ahead was counted by a clock that has since been set back: begin again.
  const tooFar = new Date(until.getTime() + limit.perSeconds * 1_000);
  const { rows } = await sql<{ spent: number; until: Date }>`
    insert into abuse_limits as old (key, spent, started, until) values (${key}, 1, ${now}, ${until})
    on conflict (key) do update set
      spent = case when old.until <= ${now} or old.until > ${tooFar} then 1 else least(old.spent, 1000000000) + 1 end,
      started = case when old.until <= ${now} or old.until > ${tooFar} then excluded.started else old.started end,
      until = case when old.until <= ${now} or old.until > ${tooFar} then excluded.until else old.until end
    returning spent, until`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("A limit that is spent from always has a row.");
  if (row.spent <= limit.limit) return { allowed: true, retryAfter: 0 };
  return { allowed: false, retryAfter: Math.max(1, Math.ceil((row.until.getTime() - now.getTime()) / 1_000)) };
}

/** Forgets the periods that are over. */
// oxlint-disable-next-line typescript/no-explicit-any -- any connection
export async function forgetSpent(db: Kysely<any>, ctx: Pick<Context, "clock">): Promise<void> {
  await sql`delete from abuse_limits where until <= ${ctx.clock()}`.execute(db);
}

/** Who tried, so that only this installation, and only today, can tell that it is the same one. */
function dailyHash(ctx: Pick<Context, "keys">, limit: Limit, now: Date): Buffer {
  const day = now.toISOString().slice(0, 10);
  return createHmac("sha256", ctx.keys.derive(`limits:${day}`))
    .update(JSON.stringify([limit.name, limit.key]))
    .digest();
}
