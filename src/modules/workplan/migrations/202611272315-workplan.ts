import { type Kysely, sql } from "kysely";
import { grantOnly } from "#platform/database/grants.ts";
import { roleNames } from "#platform/database/roles.ts";

/**
 * Papers: what one is made of is written once and never again; only its state and the sentences of the team change until it is sent.
 * The day of the next meeting is the team's.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table workplan_paper (
    region_id text not null references region (id),
    slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
    audience text not null check (audience in ('insurer', 'municipality', 'annual', 'board')),
    municipality text check ((municipality is not null) = (audience = 'municipality')),
    date date not null,
    made_at timestamptz not null,
    actor text not null,
    content jsonb not null,
    content_hash text not null,
    notes jsonb not null default '{}',
    version int not null default 1,
    state text not null default 'draft' check (state in ('draft', 'ready', 'sent', 'dropped')),
    sent_at timestamptz check ((sent_at is not null) = (state = 'sent')),
    seal text check ((seal is not null) = (state = 'sent')),
    primary key (region_id, slug)
  )`.execute(db);
  await sql`create index workplan_paper_by_audience on workplan_paper (region_id, audience, municipality, sent_at desc)`.execute(
    db,
  );
  await grantOnly(db, "workplan_paper", ["select", "insert"]);
  await sql`grant update (notes, version, state, sent_at, seal) on workplan_paper to ${sql.raw(roleNames.app)}`.execute(
    db,
  );
  await sql`create function workplan_paper_sent_stays() returns trigger language plpgsql as
    $$ begin
      if old.state in ('sent', 'dropped') then raise exception 'a paper that was sent or dropped does not change'; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger workplan_paper_sent_stays before update on workplan_paper
    for each row execute function workplan_paper_sent_stays()`.execute(db);
  await sql`create table workplan_meeting (
    region_id text primary key references region (id),
    day date not null,
    name text not null
  )`.execute(db);
}
