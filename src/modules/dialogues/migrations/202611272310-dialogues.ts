import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/**
 * What each opinion group of an open dialogue voted and read, in counts, so that who reads on can be spread over groups. It follows
 * from the votes alone and names nobody; each calculation lays it down anew.
 */
const statements = [
  `create table dialogue_reading (
    dialogue_id uuid primary key references dialogue (id) on delete cascade,
    made uuid not null,
    groups jsonb not null
  )`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await hideFromReader(db, "dialogue_reading");
}
