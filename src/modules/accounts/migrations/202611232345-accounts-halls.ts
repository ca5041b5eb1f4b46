import { type Kysely, sql } from "kysely";

/** Halls that are open: people there share one network address, so who holds the code is not counted by network. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table hall (
    code_hash text primary key,
    region_id text not null references region (id),
    ends_at timestamptz not null,
    made_by uuid,
    made_at timestamptz not null default now()
  )`.execute(db);
}
