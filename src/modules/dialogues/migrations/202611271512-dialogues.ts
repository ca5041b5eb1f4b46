import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/** Where a region has drafts written, and the newest draft of a dialogue. The key to it is sealed with a key outside the database. */
const statements = [
  `create table dialogue_writer (
    region_id text primary key references region (id),
    address text not null,
    model text not null,
    sealed bytea,
    active boolean not null default false
  )`,
  `create table dialogue_draft (
    dialogue_id uuid primary key references dialogue (id) on delete cascade,
    state text not null check (state in ('asked', 'made', 'failed')),
    model text not null,
    sentences jsonb not null default '[]',
    dropped int not null default 0,
    made_at timestamptz not null
  )`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await hideFromReader(db, "dialogue_writer");
}
