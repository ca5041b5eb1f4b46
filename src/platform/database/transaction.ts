import { Kysely, PostgresDialect } from "kysely";
import type { Pool, PoolClient } from "pg";

/** A transaction in which one can query and copy in bulk (`COPY` needs the bare client). */
export interface BulkTransaction {
  // oxlint-disable-next-line typescript/no-explicit-any -- each store names its own tables
  readonly db: Kysely<any>;
  readonly client: PoolClient;
}

/** Runs work in one transaction: all of it stays, or nothing. */
export async function bulkTransaction<T>(pool: Pool, work: (trx: BulkTransaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work({ db: kyselyOn(client), client });
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Kysely on one connection. It gets the client to query with, but not to give back: the transaction is the caller's. */
export function kyselyOn(client: PoolClient): Kysely<unknown> {
  const lent = { query: client.query.bind(client), release: () => undefined };
  const borrowed = { connect: async () => lent, end: async () => undefined };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: borrowed as never }) });
}
