import { type Kysely, sql } from "kysely";

/**
 * An outcome stands with what it was computed from, and says how many people took everything back. Outcomes of before are made
 * anew, and stay as a line.
 */
const statements = [
  "alter table dialogue_outcome add column if not exists published jsonb",
  "alter table dialogue_outcome add column if not exists gone int not null default 0",
  "update dialogue_outcome set result = null",
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
