import { type Kysely, sql } from "kysely";
import { grantOnly } from "#platform/database/grants.ts";

/** Goals and ambitions are documents under a version number; every version is kept. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table plan_part (
    region_id text not null references region (id),
    kind text not null check (kind in ('ambition', 'goal', 'vulnerable')),
    slug text not null check (slug ~ '^[a-z][a-z0-9-]*$'),
    position smallint not null,
    version int not null default 1,
    content jsonb not null,
    imported jsonb,
    removed boolean not null default false,
    updated_at timestamptz not null default now(),
    primary key (region_id, kind, slug)
  )`.execute(db);
  await sql`create table plan_part_version (
    region_id text not null,
    kind text not null,
    slug text not null,
    version int not null,
    at timestamptz not null,
    actor text not null,
    reason text not null,
    content jsonb not null,
    primary key (region_id, kind, slug, version),
    foreign key (region_id, kind, slug) references plan_part (region_id, kind, slug)
  )`.execute(db);
  await sql`create table plan_pack (region_id text primary key references region (id), checksum text not null)`.execute(
    db,
  );
  await grantOnly(db, "plan_part_version", ["select", "insert"]);
}
