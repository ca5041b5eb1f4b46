import { type Kysely, sql } from "kysely";

/** A reason that goes with a score is read by a moderator before others see it: whether that was done, and not only what came of it. */
const statements = [
  `alter table dialogue_rating add column reason_read boolean not null default false`,
  `create index dialogue_rating_unread on dialogue_rating (dialogue_id) where reason is not null and not reason_read`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
