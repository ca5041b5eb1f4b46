import { type Kysely, sql } from "kysely";
import { grantOnly, hideFromReader } from "../database/index.ts";

const entryColumns = sql`
  id uuid primary key,
  at timestamptz not null,
  coarse boolean not null,
  actor text not null,
  action text not null,
  subject text,
  subject_kind text,
  region text,
  organisation text,
  purpose text,
  outcome text not null check (outcome in ('done', 'refused')),
  details jsonb not null`;

/**
 * Who did what. Rooms insert; only the sealer (as owner) chains. Entries kept to the hour wait in a table of their own, because beside
 * the others their place would tell their minute. See docs/decisions/0040.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit_entries (${entryColumns})`.execute(db);
  await sql`create index audit_entries_subject on audit_entries (subject, at desc) where subject is not null`.execute(
    db,
  );
  await sql`create index audit_entries_actor on audit_entries (actor, at desc)`.execute(db);
  await sql`create table audit_waiting (${entryColumns}, check (coarse))`.execute(db);
  await sql`create table audit_pending (entry uuid primary key, at timestamptz not null)`.execute(db);
  await sql`create index audit_pending_order on audit_pending (at, entry)`.execute(db);
  await sql`create function audit_note_pending() returns trigger language plpgsql security definer set search_path = public, pg_temp as
    $$ begin insert into audit_pending values (new.id, new.at) on conflict do nothing; return null; end $$`.execute(db);
  await sql`create trigger audit_note_pending after insert on audit_entries for each row execute function audit_note_pending()`.execute(
    db,
  );
  await sql`create table audit_seals (
    number bigint primary key,
    entry uuid not null unique,
    entry_hash bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null,
    key_id text,
    signature bytea
  )`.execute(db);
  await sql`create index audit_seals_signed on audit_seals (number) where signature is not null`.execute(db);
  await sql`create table audit_emptied (
    through bigint primary key,
    at timestamptz not null,
    key_id text not null,
    signature bytea not null
  )`.execute(db);
  const tables = db as never;
  await grantOnly(tables, "audit_entries", ["insert", "select"]);
  await grantOnly(tables, "audit_waiting", ["insert", "select"]);
  for (const table of ["audit_pending", "audit_seals", "audit_emptied"]) await grantOnly(tables, table, ["select"]);
  for (const table of ["audit_entries", "audit_waiting", "audit_pending"]) await hideFromReader(tables, table);
}
