import type { Kysely } from "kysely";
import { sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/** Figures that a region typed itself, because no open source has them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table regional_fact (
    id uuid primary key default gen_random_uuid(),
    region_id text not null references region (id),
    drawer text not null,
    name text not null,
    value double precision not null,
    decimals smallint not null check (decimals between 0 and 3),
    unit text not null,
    population text not null,
    area_code text not null,
    period text not null,
    source text not null,
    link text not null check (link like 'https://%'),
    version int not null default 1,
    withdrawn boolean not null default false,
    made_by uuid,
    made_as text not null,
    made_on date not null,
    checked_by uuid,
    checked_as text,
    checked_on date,
    check ((checked_as is null) = (checked_on is null)),
    check (checked_by is null or checked_by is distinct from made_by)
  )`.execute(db);
  await sql`create index regional_fact_by_region on regional_fact (region_id, drawer) where not withdrawn`.execute(db);
  // Who typed and who checked are people: only the application reads that.
  await hideFromReader(db, "regional_fact");
}
