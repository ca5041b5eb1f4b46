import { type Kysely, sql } from "kysely";
import { grantOnly } from "#platform/database/grants.ts";

/**
 * Adopted versions, frozen: the application may add them and take examples away, and nothing else. A change of a part after that is a
 * decision with a day and a body; a part may be taken off the plan, and challenges keep a history here too.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table plan_adoption (
    region_id text not null references region (id),
    number int not null check (number > 0),
    adopted_on date not null,
    body text not null check (body <> ''),
    reason text not null check (reason <> ''),
    snapshot jsonb not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    example boolean not null default false,
    at timestamptz not null,
    actor text not null,
    primary key (region_id, number)
  )`.execute(db);
  await sql`create function plan_only_examples_go() returns trigger language plpgsql as $$
    begin
      if not old.example then raise exception 'what was adopted or promised stays'; end if;
      return old;
    end $$`.execute(db);
  await sql`create trigger plan_adoption_stays before delete on plan_adoption for each row execute function plan_only_examples_go()`.execute(
    db,
  );
  await grantOnly(db, "plan_adoption", ["select", "insert", "delete"]);
  await sql`alter table plan_part_version add column decided_on date, add column decided_by text not null default '',
    add column removed boolean not null default false`.execute(db);
  await sql`alter table plan_part drop constraint plan_part_kind_check,
    add constraint plan_part_kind_check check (kind in ('ambition', 'goal', 'vulnerable', 'challenge'))`.execute(db);
}
