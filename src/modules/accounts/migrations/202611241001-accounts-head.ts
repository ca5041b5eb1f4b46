import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/index.ts";

/** Addresses that get the end of the audit's chain every day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table head_reader (
    id uuid primary key default gen_random_uuid(),
    email_hash text not null unique,
    email_sealed text not null,
    lang text not null check (lang in ('nl', 'en')),
    mailed_on date,
    made_by uuid,
    made_at timestamptz not null default now()
  )`.execute(db);
  await hideFromReader(db as unknown as Kysely<never>, "head_reader");
}
