import { type Kysely, sql } from "kysely";

/** Figures of working areas and villages are made by other rules than before: forgetting for which division they were made has them made anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from derived_division`.execute(db);
}
