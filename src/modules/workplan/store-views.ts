import { type Kysely, sql } from "kysely";
import type { AnyDb } from "./store.ts";

/** A selection that a team keeps under a name, for everyone. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** As it stands behind the address, with its question mark. */
  readonly query: string;
}

interface ViewTables {
  workplan_view: { id: string; region_id: string; name: string; query: string; made_at: Date };
}
const own = (db: AnyDb) => db as Kysely<ViewTables>;

export async function readViews(db: AnyDb, regionId: string): Promise<SavedView[]> {
  return own(db)
    .selectFrom("workplan_view")
    .select(["id", "name", "query"])
    .where("region_id", "=", regionId)
    .orderBy("name")
    .limit(50)
    .execute();
}

/** Keeps a view; the same name again means the new selection. */
export async function writeView(db: AnyDb, regionId: string, view: SavedView, at: Date): Promise<void> {
  await sql`insert into workplan_view (id, region_id, name, query, made_at)
    values (${view.id}, ${regionId}, ${view.name}, ${view.query}, ${at})
    on conflict (region_id, name) do update set query = excluded.query`.execute(own(db));
}

export async function deleteView(db: AnyDb, regionId: string, id: string): Promise<void> {
  await own(db).deleteFrom("workplan_view").where("region_id", "=", regionId).where("id", "=", id).execute();
}
