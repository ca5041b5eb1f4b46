import { type Kysely, sql } from "kysely";

/** Sorted values of all like areas, kept: sorting a million values at every start would cost the first visitor two seconds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table distribution (
    kind text not null,
    indicator_id smallint not null,
    age smallint not null,
    year smallint not null,
    values double precision[] not null,
    primary key (kind, indicator_id, age, year)
  )`.execute(db);
}
