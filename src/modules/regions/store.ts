import { type Kysely, sql } from "kysely";
import { type Area, type AreaInput, type AreaKind, type Region, type RegionContent } from "./model.ts";

/** The tables of this room. */
export interface RegionsTables {
  region: {
    id: string;
    position: number;
    status: Region["status"];
    content: RegionContent;
    imported: RegionContent;
    pack_checksum: string;
  };
  area: {
    id: number;
    code: string;
    division_year: number;
    kind: AreaKind;
    name: string;
    municipality_code: string | null;
    district_code: string | null;
    region_id: string | null;
    change: number | null;
    residents: number | null;
    postcode: string | null;
    /** A made area that no longer stands in the division of now; it keeps its page. */
    retired: boolean;
  };
  region_municipality: { region_id: string; code: string };
  outline: {
    region_id: string;
    kind: string;
    division_year: number;
    source: string;
    topology: unknown;
    checksum: string;
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export type AnyDb = Kysely<any>;
const own = (db: AnyDb) => db as Kysely<RegionsTables>;

export const areaColumns = [
  "area.id",
  "area.code",
  "area.division_year as divisionYear",
  "area.kind",
  "area.name",
  "area.municipality_code as municipalityCode",
  "area.district_code as districtCode",
  "area.region_id as regionId",
  "area.change",
  "area.residents",
  "area.postcode",
] as const;

/** Key of an area in the answer of `upsertAreas`. */
export const areaKey = (code: string, divisionYear: number): string => `${code}|${divisionYear}`;

/** Adds areas or renews what the publisher says of them, in one statement; answers their ids by `areaKey`. */
export async function upsertAreas(db: AnyDb, areas: readonly AreaInput[]): Promise<Map<string, number>> {
  if (areas.length === 0) return new Map();
  const rows = JSON.stringify(areas);
  const { rows: saved } = await sql<{ id: number; code: string; division_year: number }>`
    insert into area (code, division_year, kind, name, municipality_code, district_code, region_id, change, residents, postcode)
    select code, "divisionYear", kind, name, "municipalityCode", "districtCode", "regionId", change, residents, postcode
    from jsonb_to_recordset(${rows}::jsonb) as x(code text, "divisionYear" smallint, kind text, name text, "municipalityCode" text,
      "districtCode" text, "regionId" text, change smallint, residents int, postcode text)
    on conflict (code, division_year) do update set
      kind = excluded.kind,
      name = case when excluded.name = '' then area.name else excluded.name end,
      municipality_code = excluded.municipality_code,
      district_code = excluded.district_code,
      region_id = coalesce(excluded.region_id, area.region_id),
      change = coalesce(excluded.change, area.change),
      residents = coalesce(excluded.residents, area.residents),
      postcode = coalesce(excluded.postcode, area.postcode)
    returning id, code, division_year`.execute(own(db));
  return new Map(saved.map((row) => [areaKey(row.code, row.division_year), row.id]));
}

/** The area of a code; of the newest division when no year is given. */
export async function findArea(db: AnyDb, code: string, divisionYear?: number): Promise<Area | undefined> {
  const found = await own(db)
    .selectFrom("area")
    .select(areaColumns)
    .where("code", "=", code)
    .$if(divisionYear !== undefined, (query) => query.where("division_year", "=", divisionYear ?? 0))
    .orderBy("division_year", "desc")
    .executeTakeFirst();
  return found as Area | undefined;
}

export interface AreaFilter {
  readonly region?: string;
  readonly kind?: AreaKind;
  readonly divisionYear?: number;
  readonly municipality?: string;
  readonly codes?: readonly string[];
  /** Also made areas that are no longer used; asking by code finds them anyway. */
  readonly retired?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

/** Areas that fit, by municipality and name. A region's areas are those in its municipalities, and those it made itself. */
export async function findAreas(db: AnyDb, filter: AreaFilter): Promise<Area[]> {
  const found = await fitting(db, filter)
    .select(areaColumns)
    .orderBy("municipality_code")
    .orderBy("name")
    .orderBy("code")
    .orderBy("division_year", "desc")
    .$if(filter.limit !== undefined, (limited) => limited.limit(filter.limit ?? 0))
    .$if(filter.offset !== undefined, (moved) => moved.offset(filter.offset ?? 0))
    .execute();
  return found as Area[];
}

/** How many areas fit, on all pages. */
export async function countAreas(db: AnyDb, filter: Omit<AreaFilter, "limit" | "offset">): Promise<number> {
  const found = await fitting(db, filter).select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return found.total;
}

function fitting(db: AnyDb, filter: AreaFilter) {
  let query = own(db).selectFrom("area");
  if (filter.kind) query = query.where("kind", "=", filter.kind);
  if (filter.divisionYear) query = query.where("division_year", "=", filter.divisionYear);
  if (filter.municipality) query = query.where("municipality_code", "=", filter.municipality);
  if (filter.codes) query = query.where("code", "in", [...filter.codes, ""]);
  else if (!filter.retired) query = query.where("retired", "=", false);
  const { region } = filter;
  // The list of municipalities as an array, so that both halves are looked up in their index.
  if (region)
    query = query.where(
      sql<boolean>`(region_id = ${region} or municipality_code = any(array(select code from region_municipality where region_id = ${region})))`,
    );
  return query;
}

/** Ids of made areas that no longer stand in the division of now. */
export async function retiredAreas(db: AnyDb): Promise<Set<number>> {
  const rows = await own(db).selectFrom("area").select("id").where("retired", "=", true).execute();
  return new Set(rows.map((row) => row.id));
}

/** Regions in their order on the front page. */
export async function allRegions(db: AnyDb): Promise<Region[]> {
  const rows = await own(db).selectFrom("region").select(["id", "status", "content"]).orderBy("position").execute();
  const members = await own(db).selectFrom("region_municipality").selectAll().orderBy("code").execute();
  return rows.map((row) => ({
    ...row,
    municipalities: members.filter((member) => member.region_id === row.id).map((member) => member.code),
  }));
}

export async function findRegion(db: AnyDb, id: string): Promise<Region | undefined> {
  return (await allRegions(db)).find((region) => region.id === id);
}

export interface PackRow {
  readonly id: string;
  readonly position: number;
  readonly content: RegionContent;
  readonly checksum: string;
  readonly municipalities: readonly string[];
}

/** Saves a pack's content as `merge` decides from what stood there and what was imported before. */
export async function saveRegion(
  db: AnyDb,
  pack: PackRow,
  merge: (now: RegionContent, before: RegionContent) => RegionContent,
): Promise<boolean> {
  const found = await own(db).selectFrom("region").selectAll().where("id", "=", pack.id).forUpdate().executeTakeFirst();
  if (found?.pack_checksum === pack.checksum) return false;
  const content = found ? merge(found.content, found.imported) : pack.content;
  const values = {
    content: JSON.stringify(content),
    imported: JSON.stringify(pack.content),
    pack_checksum: pack.checksum,
    position: pack.position,
  };
  await sql`insert into region (id, position, content, imported, pack_checksum)
    values (${pack.id}, ${pack.position}, ${values.content}::jsonb, ${values.imported}::jsonb, ${pack.checksum})
    on conflict (id) do update set position = excluded.position, content = excluded.content, imported = excluded.imported,
      pack_checksum = excluded.pack_checksum, updated_at = now()`.execute(own(db));
  await own(db).deleteFrom("region_municipality").where("region_id", "=", pack.id).execute();
  await own(db)
    .insertInto("region_municipality")
    .values(pack.municipalities.map((code) => ({ region_id: pack.id, code })))
    .execute();
  return true;
}

/** Changes what a region says about itself, under a lock; false where there is no such region. */
export async function changeContent(
  trx: AnyDb,
  regionId: string,
  change: (now: RegionContent) => RegionContent,
): Promise<boolean> {
  const found = await own(trx)
    .selectFrom("region")
    .select("content")
    .where("id", "=", regionId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return false;
  const content = JSON.stringify(change(found.content));
  await sql`update region set content = ${content}::jsonb, updated_at = now() where id = ${regionId}`.execute(own(trx));
  return true;
}

export interface OutlineRow {
  readonly regionId: string;
  readonly kind: string;
  readonly divisionYear: number;
  readonly source: string;
  readonly topology: unknown;
  readonly checksum: string;
}

export async function saveOutline(db: AnyDb, row: OutlineRow): Promise<void> {
  await sql`insert into outline (region_id, kind, division_year, source, topology, checksum)
    values (${row.regionId}, ${row.kind}, ${row.divisionYear}, ${row.source}, ${JSON.stringify(row.topology)}::jsonb, ${row.checksum})
    on conflict (region_id, kind) do update set division_year = excluded.division_year, source = excluded.source,
      topology = excluded.topology, checksum = excluded.checksum where outline.checksum <> excluded.checksum`.execute(
    own(db),
  );
}

export async function findOutline(db: AnyDb, regionId: string, kind: string): Promise<OutlineRow | undefined> {
  const row = await own(db)
    .selectFrom("outline")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return (
    row && {
      regionId: row.region_id,
      kind: row.kind,
      divisionYear: row.division_year,
      source: row.source,
      topology: row.topology,
      checksum: row.checksum,
    }
  );
}

/** Checksum of an outline that is there, without reading the drawing. */
export async function outlineChecksum(db: AnyDb, regionId: string, kind: string): Promise<string | undefined> {
  const row = await own(db)
    .selectFrom("outline")
    .select("checksum")
    .where("region_id", "=", regionId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.checksum;
}

export async function setStatus(db: AnyDb, regionId: string, status: Region["status"]): Promise<void> {
  await own(db).updateTable("region").set({ status }).where("id", "=", regionId).execute();
}
