import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/**
 * Why a second person sent a typed figure back. It stands while the figure still has the version that sending back made;
 * after a change it is history.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table regional_fact_return (
    fact_id uuid not null references regional_fact (id),
    version int not null,
    reason text not null check (length(reason) between 1 and 300),
    returned_by uuid,
    returned_as text not null,
    returned_on date not null,
    primary key (fact_id, version)
  )`.execute(db);
  // Written for the team, and who wrote it is a person: only the application reads that.
  await hideFromReader(db, "regional_fact_return");
}
