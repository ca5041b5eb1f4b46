import { type Kysely, sql } from "kysely";
import { grantOnly } from "#platform/database/grants.ts";

/** An initiative is one document under a version number; every version is kept, so that history and undo are the same thing. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table initiative (
    region_id text not null references region (id),
    slug text not null check (slug ~ '^[a-z][a-z0-9-]*$'),
    position int not null,
    version int not null default 1,
    content jsonb not null,
    imported jsonb,
    organisations text[] not null default '{}',
    removed boolean not null default false,
    made_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (region_id, slug)
  )`.execute(db);
  await sql`create index initiative_of_organisation on initiative using gin (organisations)`.execute(db);
  await sql`create table initiative_version (
    region_id text not null,
    slug text not null,
    version int not null,
    at timestamptz not null,
    actor text not null,
    reason text not null,
    import_id uuid,
    removed boolean not null default false,
    content jsonb not null,
    primary key (region_id, slug, version),
    foreign key (region_id, slug) references initiative (region_id, slug)
  )`.execute(db);
  await sql`create index initiative_version_by_time on initiative_version (region_id, at desc)`.execute(db);
  await sql`create index initiative_version_by_import on initiative_version (import_id) where import_id is not null`.execute(
    db,
  );
  await sql`create table workplan_party (
    region_id text not null references region (id),
    name text not null,
    hours numeric not null check (hours >= 0),
    primary key (region_id, name)
  )`.execute(db);
  await sql`create table workplan_pack (region_id text primary key references region (id), checksum text not null)`.execute(
    db,
  );
  await sql`create table workplan_sheet (
    id uuid primary key,
    region_id text not null references region (id),
    made_at timestamptz not null,
    actor text not null,
    file_name text not null,
    state text not null default 'waiting' check (state in ('waiting', 'applied', 'undone')),
    sheet jsonb not null,
    mapping jsonb not null
  )`.execute(db);
  await sql`create index workplan_sheet_by_region on workplan_sheet (region_id, made_at desc)`.execute(db);
  await sql`create table workplan_mapping (
    region_id text not null references region (id),
    heading text not null,
    field text not null,
    primary key (region_id, heading)
  )`.execute(db);
  await grantOnly(db, "initiative_version", ["select", "insert"]);
}
