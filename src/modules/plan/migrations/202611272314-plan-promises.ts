import { type Kysely, sql } from "kysely";
import { grantOnly } from "#platform/database/grants.ts";
import { roleNames } from "#platform/database/roles.ts";

/**
 * What organisations promised, in rows that only grow: a change, a withdrawal or an approval is a new row with the whole promise and a reason.
 * The application may blank the name of who signed, when that person leaves, and take examples away.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table plan_promise (
    region_id text not null references region (id),
    organisation text not null check (organisation ~ '^[a-z0-9][a-z0-9-]*$'),
    number int not null check (number > 0),
    kind text not null check (kind in ('ask', 'sign', 'change', 'approval', 'withdraw', 'end')),
    name text not null check (name <> ''),
    organisation_id uuid,
    plan_version int not null,
    whole boolean not null default false,
    items jsonb not null default '[]',
    reserve text not null default '',
    approval_by text not null default '',
    approval_state text not null default 'none' check (approval_state in ('none', 'waiting', 'given', 'refused')),
    approval_on date,
    signed_function text not null default '',
    signed_name text not null default '',
    signed_on date,
    way text not null default 'paper' check (way in ('online', 'paper')),
    on_day date not null,
    reason text not null check (reason <> ''),
    at timestamptz not null,
    actor text not null,
    example boolean not null default false,
    primary key (region_id, organisation, number),
    check (kind = 'ask' or signed_on is not null or kind = 'end'),
    check (approval_state = 'none' or approval_by <> '')
  )`.execute(db);
  await sql`create trigger plan_promise_stays before delete on plan_promise for each row execute function plan_only_examples_go()`.execute(
    db,
  );
  await grantOnly(db, "plan_promise", ["select", "insert", "delete"]);
  await sql`grant update (signed_name) on plan_promise to ${sql.raw(roleNames.app)}`.execute(db);
}
