import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  // An import may bring one region only. `parts` then says which regions came that way, from which files, and with which municipalities;
  // `whole` is true once the whole table was imported.
  await sql`alter table dataset add column whole boolean not null default true, add column parts jsonb not null default '{}'`.execute(
    db,
  );
  await sql`create table table_import (
    id bigint generated always as identity primary key,
    table_id text not null,
    region text,
    outcome text not null check (outcome in ('stored', 'unchanged', 'refused')),
    report jsonb not null,
    at timestamptz not null default now()
  )`.execute(db);
  await sql`create index table_import_by_table on table_import (table_id, id desc)`.execute(db);
}
