import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table page_version (id smallint primary key check (id = 1), version bigint not null)`.execute(db);
  await sql`insert into page_version values (1, 1)`.execute(db);
}
