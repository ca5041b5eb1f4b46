import { type Kysely, sql } from "kysely";

/** Finding what is offered to other regions, and what was copied from where, without reading every initiative. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index initiative_offered on initiative (region_id) where content ? 'offered' and not removed`.execute(
    db,
  );
  await sql`create index initiative_copied on initiative ((content -> 'copiedFrom' ->> 'region'), (content -> 'copiedFrom' ->> 'id'))
    where content ? 'copiedFrom' and not removed`.execute(db);
}
