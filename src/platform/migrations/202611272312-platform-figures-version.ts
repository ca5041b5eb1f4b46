import { type Kysely, sql } from "kysely";

/** Counts changes of areas and figures apart: what is read of them once serves until they change, whatever else a page shows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table page_version add column figures bigint not null default 1`.execute(db);
}
