import { type Kysely, sql } from "kysely";
import { hideFromReader } from "../database/index.ts";

/** How often something was tried. Unlogged: a crash of the server may forget it, and nothing else depends on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unlogged table abuse_limits (
    key bytea primary key,
    spent int not null,
    started timestamptz not null,
    until timestamptz not null
  )`.execute(db);
  await sql`create index abuse_limits_until on abuse_limits (until)`.execute(db);
  await hideFromReader(db as never, "abuse_limits");
}
