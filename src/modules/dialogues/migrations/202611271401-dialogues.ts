import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/**
 * Halls, paper and batches of codes. The code of a hall is sealed so that the screen can show it again; a paper form holds the random key
 * of who will speak through it and which contributions stand on it, and no time finer than the day. A code knows its batch, so that a
 * batch that got lost at the printer can be withdrawn.
 */
const statements = [
  `create table dialogue_hall (
    dialogue_id uuid primary key references dialogue (id) on delete cascade,
    code_hash text not null unique,
    sealed bytea not null,
    ends_at timestamptz not null
  )`,
  `create table dialogue_form (
    code_hash text primary key,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    participant_id uuid not null unique,
    contributions int[] not null,
    entered boolean not null default false
  )`,
  "create index dialogue_form_of on dialogue_form (dialogue_id)",
  `create table dialogue_code_batch (
    id uuid primary key,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    name text not null check (length(name) <= 80),
    amount int not null check (amount > 0),
    made_on date not null,
    withdrawn boolean not null default false
  )`,
  "create index dialogue_code_batch_of on dialogue_code_batch (dialogue_id)",
  "alter table dialogue_code add column batch_id uuid references dialogue_code_batch (id) on delete cascade",
  "alter table dialogue_participant drop constraint dialogue_participant_entry_check",
  `alter table dialogue_participant add constraint dialogue_participant_entry_check
    check (entry in ('open', 'code', 'account', 'helper', 'paper'))`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of ["dialogue_hall", "dialogue_form", "dialogue_code_batch"]) await hideFromReader(db, table);
}
