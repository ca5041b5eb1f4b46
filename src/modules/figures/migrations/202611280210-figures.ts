import { type Kysely, sql } from "kysely";

/** With which mapping a table was imported: the same file gives other figures once a column of it became an indicator. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dataset add column mapping text not null default ''`.execute(db);
}
