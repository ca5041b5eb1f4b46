import type { Kysely } from "kysely";
import type { AnyDb } from "./store.ts";

interface DerivedTables {
  derived_division: { region_id: string; version_id: number };
}

const own = (db: AnyDb) => db as Kysely<DerivedTables>;

/** The version of the working areas that a region's figures were derived for. */
export async function derivedVersion(db: AnyDb, regionId: string): Promise<number | undefined> {
  const query = own(db).selectFrom("derived_division").select("version_id").where("region_id", "=", regionId);
  return (await query.executeTakeFirst())?.version_id;
}

export async function noteDerived(db: AnyDb, regionId: string, versionId: number): Promise<void> {
  await own(db)
    .insertInto("derived_division")
    .values({ region_id: regionId, version_id: versionId })
    .onConflict((conflict) => conflict.column("region_id").doUpdateSet({ version_id: versionId }))
    .execute();
}
