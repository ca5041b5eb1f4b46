import { type Kysely, sql } from "kysely";

/**
 * A long import is work of its own: who asked for it, and exactly which changes. How far it is stands apart, because the work itself is
 * one transaction that nobody sees until it is done.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workplan_sheet drop constraint workplan_sheet_state_check`.execute(db);
  await sql`alter table workplan_sheet add constraint workplan_sheet_state_check
    check (state in ('waiting', 'applying', 'applied', 'undone'))`.execute(db);
  await sql`alter table workplan_sheet add column seal text, add column applier text`.execute(db);
  await sql`create table workplan_sheet_progress (
    sheet_id uuid primary key,
    done int not null,
    total int not null,
    at timestamptz not null
  )`.execute(db);
}
