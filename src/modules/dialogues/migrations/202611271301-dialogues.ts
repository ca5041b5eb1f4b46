import { type Kysely, sql } from "kysely";
import { grantOnly, hideFromReader } from "#platform/database/grants.ts";

/**
 * Telling people what was done. An address stands sealed under a key that only the worker can join to a participant; news is public and
 * only grows. How people looked back, and a 1–10 score before and after, hang on the participant and go with them.
 */
const statements = [
  `create table dialogue_follow (
    id uuid primary key default gen_random_uuid(),
    key text not null unique,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    sealed bytea not null,
    rhythm text not null check (rhythm in ('day', 'week', 'month')),
    lang text not null check (lang in ('nl', 'en')),
    confirmed boolean not null default false,
    told bigint not null default 0,
    sent_on date,
    asked_on date not null
  )`,
  "create index dialogue_follow_of on dialogue_follow (dialogue_id)",
  `create table dialogue_news (
    seq bigint generated always as identity primary key,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    contribution int not null,
    kind text not null check (kind in ('answer', 'adopted', 'status')),
    body text not null check (length(body) <= 2000),
    by_name text not null,
    on_day date not null
  )`,
  "create index dialogue_news_of on dialogue_news (dialogue_id, seq)",
  `create table dialogue_evaluation (
    participant_id uuid primary key references dialogue_participant (id) on delete cascade,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    marks smallint[] not null check (cardinality(marks) = 4)
  )`,
  "create index dialogue_evaluation_of on dialogue_evaluation (dialogue_id)",
  `create table dialogue_grade (
    participant_id uuid primary key references dialogue_participant (id) on delete cascade,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    first smallint check (first between 1 and 10),
    second smallint check (second between 1 and 10)
  )`,
  "create index dialogue_grade_of on dialogue_grade (dialogue_id)",
  `create table dialogue_promise (
    region_id text primary key references region (id),
    content jsonb not null,
    version int not null default 1
  )`,
  "alter table dialogue_report add column appealed boolean not null default false",
  "alter table dialogue_contribution add column translation text check (length(translation) <= 2000)",
  "alter table dialogue_contribution add column merged_into int",
];

const personal = ["dialogue_follow", "dialogue_evaluation", "dialogue_grade"];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of personal) await hideFromReader(db, table);
  await grantOnly(db, "dialogue_news", ["select", "insert"]);
}
