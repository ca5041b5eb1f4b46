import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/** Letters that ask an organisation to sign: at most one that is open per organisation; the address goes when it ends. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table plan_sign_request (
    id uuid primary key,
    region_id text not null references region (id),
    organisation text not null,
    plan_version int not null,
    address_hash text,
    address_sealed bytea,
    message text not null,
    every_days int check (every_days between 7 and 28),
    state text not null default 'open' check (state in ('open', 'signed', 'stopped', 'refused', 'over')),
    asked_on date not null,
    asked_by text not null,
    mailed_on date not null,
    next_on date,
    letters int not null default 1,
    ended_on date,
    check ((state = 'open') = (ended_on is null)),
    check (state = 'open' or address_sealed is null)
  )`.execute(db);
  await sql`create unique index plan_sign_request_open on plan_sign_request (region_id, organisation) where state = 'open'`.execute(
    db,
  );
  await hideFromReader(db, "plan_sign_request");
}
