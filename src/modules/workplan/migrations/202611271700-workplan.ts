import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/** Working together: who follows what, monthly questions by mail, remarks and proposals, and views that a team keeps. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table workplan_follower (
    id uuid primary key,
    region_id text not null references region (id),
    kind text not null check (kind in ('initiative', 'area')),
    subject text not null,
    address_hash text not null,
    address_sealed bytea not null,
    lang text not null check (lang in ('nl', 'en')),
    asked_at timestamptz not null,
    confirmed_at timestamptz,
    told_until timestamptz,
    unique (region_id, kind, subject, address_hash)
  )`.execute(db);
  await sql`create table workplan_question (
    id uuid primary key,
    region_id text not null,
    slug text not null,
    month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    receiver text not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    unique (region_id, slug, month, receiver),
    foreign key (region_id, slug) references initiative (region_id, slug)
  )`.execute(db);
  await sql`create table workplan_remark (
    id uuid primary key,
    region_id text not null,
    slug text not null,
    kind text not null check (kind in ('comment', 'proposal')),
    actor text not null,
    at timestamptz not null,
    text text not null,
    based_on int,
    proposed jsonb,
    state text not null default 'open' check (state in ('open', 'taken', 'declined')),
    answer text,
    foreign key (region_id, slug) references initiative (region_id, slug)
  )`.execute(db);
  await sql`create index workplan_remark_by_initiative on workplan_remark (region_id, slug, at desc)`.execute(db);
  await sql`create table workplan_view (
    id uuid primary key,
    region_id text not null references region (id),
    name text not null,
    query text not null,
    made_at timestamptz not null,
    unique (region_id, name)
  )`.execute(db);
  for (const table of ["workplan_follower", "workplan_question", "workplan_remark"]) await hideFromReader(db, table);
}
