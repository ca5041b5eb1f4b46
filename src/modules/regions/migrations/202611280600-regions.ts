import { type Kysely, sql } from "kysely";

/** The four digits that most addresses of an area have, so that people find their neighbourhood by postcode. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table area add column postcode text`.execute(db);
}
