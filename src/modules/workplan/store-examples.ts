import { type Kysely, sql } from "kysely";
import type { Initiative } from "./model.ts";
import type { AnyDb, WorkplanTables } from "./store.ts";

const own = (db: AnyDb) => db as Kysely<WorkplanTables>;

/** Initiatives that their region offers to others, as they stand; only what everyone may read. */
export async function offeredInitiatives(db: AnyDb): Promise<{ region: string; content: Initiative }[]> {
  const { rows } = await sql<{ region: string; content: Initiative }>`
    select region_id as region, content from initiative
    where content ? 'offered' and not removed and content ->> 'visibility' = 'public'
    order by region_id, position, slug`.execute(own(db));
  return rows;
}

/** A copy that a region made. */
export interface CopyRow {
  readonly region: string;
  readonly id: string;
  /** Id of what it was copied from. */
  readonly from: string;
  readonly title: string;
  readonly visibility: string;
  readonly day: string;
}

/** Copies of what a region offers, or of one of its initiatives, oldest first. */
export async function copiesOf(db: AnyDb, region: string, id?: string): Promise<CopyRow[]> {
  const one = id === undefined ? sql`true` : sql`content -> 'copiedFrom' ->> 'id' = ${id}`;
  const { rows } = await sql<CopyRow>`
    select region_id as region, slug as id, content -> 'copiedFrom' ->> 'id' as "from", content ->> 'title' as title,
      content ->> 'visibility' as visibility, content -> 'copiedFrom' ->> 'day' as day
    from initiative
    where content ? 'copiedFrom' and not removed and content -> 'copiedFrom' ->> 'region' = ${region} and ${one}
    order by made_at, region_id, slug`.execute(own(db));
  return rows;
}
