import { type Kysely, sql } from "kysely";

/** The division of working areas that a region's figures were derived for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table derived_division (
    region_id text primary key references region (id),
    version_id int not null references working_area_version (id)
  )`.execute(db);
}
