import { Pool, type PoolConfig, types } from "pg";
import { type Role, roleNames } from "./roles.ts";

/** Numbers arrive as numbers; one that JavaScript cannot hold exactly is a fault, not a rounding. */
export function parseWholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

types.setTypeParser(types.builtins.INT8, parseWholeNumber);
types.setTypeParser(types.builtins.NUMERIC, Number);
// A date without a time stays the text it is: a Date would shift it with the time zone.
types.setTypeParser(types.builtins.DATE, (text) => text);

/** How a role reaches the database: through the embedded server's socket, or as itself within a login's connection. */
export type Reach = { readonly socket: string; readonly database: string } | { readonly url: string };

const sizes: Readonly<Record<Role, number>> = { owner: 6, app: 20, reader: 6 };

/** Connection settings of a role, also for worker threads and the job queue. */
export function poolConfig(reach: Reach, role: Role): PoolConfig {
  const common = {
    max: sizes[role],
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: `brink ${role}`,
  };
  if ("socket" in reach) return { ...common, host: reach.socket, database: reach.database, user: roleNames[role] };
  return { ...common, connectionString: reach.url, options: `-c role=${roleNames[role]}` };
}

/** A pool that outlives a restart of the database: broken idle connections are dropped, the next query opens a new one. */
export function openPool(reach: Reach, role: Role, log: (line: object) => void): Pool {
  const pool = new Pool(poolConfig(reach, role));
  const lost = (error: Error & { code?: string }) =>
    log({ database: "connection lost", code: error.code ?? "unknown" });
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
