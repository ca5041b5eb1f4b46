import { type Kysely, sql } from "kysely";
import type { AnyDb, RegionsTables } from "./store.ts";

interface DivisionTables extends RegionsTables {
  working_area_version: {
    id: number;
    region_id: string;
    division_year: number;
    valid_from: string;
    source: "pack" | "operator";
    checksum: string;
  };
  area_part: { area_id: number; version_id: number; part_code: string };
  made_area: { version_id: number; area_id: number; name: string; municipality_code: string | null; residents: number };
}

const own = (db: AnyDb) => db as Kysely<DivisionTables>;

export interface VersionRow {
  readonly id: number;
  readonly divisionYear: number;
  readonly validFrom: string;
  readonly source: "pack" | "operator";
}

/** The version of a region's working areas that holds now, or on a day. */
export async function currentVersion(db: AnyDb, regionId: string, day?: string): Promise<VersionRow | undefined> {
  const row = await own(db)
    .selectFrom("working_area_version")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("valid_from", "<=", day ?? sql<string>`current_date`)
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row && { id: row.id, divisionYear: row.division_year, validFrom: row.valid_from, source: row.source };
}

/** Makes a version; undefined when the same division is there already. */
export async function addVersion(
  db: AnyDb,
  row: { regionId: string; divisionYear: number; validFrom: string; source: "pack" | "operator"; checksum: string },
): Promise<number | undefined> {
  const made = await sql<{
    id: number;
  }>`insert into working_area_version (region_id, division_year, valid_from, source, checksum)
    values (${row.regionId}, ${row.divisionYear}, ${row.validFrom}, ${row.source}, ${row.checksum})
    on conflict (region_id, checksum) do nothing returning id`.execute(own(db));
  return made.rows[0]?.id;
}

export async function addParts(
  db: AnyDb,
  versionId: number,
  parts: readonly { areaId: number; code: string }[],
): Promise<void> {
  await sql`insert into area_part (area_id, version_id, part_code)
    select x.area, ${versionId}, x.code from unnest(${parts.map((part) => part.areaId)}::int[], ${parts.map((part) => part.code)}::text[]) as x(area, code)`.execute(
    own(db),
  );
}

/** Division years of which there are municipalities, of the country or of one region, with how many. */
export async function divisionYears(db: AnyDb, regionId?: string): Promise<{ year: number; municipalities: number }[]> {
  const within = regionId
    ? sql`and code = any(array(select code from region_municipality where region_id = ${regionId}))`
    : sql``;
  const { rows } = await sql<{ year: number; municipalities: number }>`
    select division_year as year, count(*)::int as municipalities from area where kind = 'municipality' ${within}
    group by division_year order by division_year`.execute(own(db));
  return rows;
}

/** Codes of the parts of made areas (working areas, villages), by area id, in one version. */
export async function partsOf(db: AnyDb, versionId: number): Promise<Map<number, string[]>> {
  const rows = await own(db)
    .selectFrom("area_part")
    .select(["area_id", "part_code"])
    .where("version_id", "=", versionId)
    .orderBy("part_code")
    .execute();
  const parts = new Map<number, string[]>();
  for (const row of rows) parts.set(row.area_id, [...(parts.get(row.area_id) ?? []), row.part_code]);
  return parts;
}

/** The version that was made last: the next change builds on it, also when it holds from a later day. Locked until the transaction ends. */
export async function lastVersion(db: AnyDb, regionId: string, lock = false): Promise<VersionRow | undefined> {
  const row = await own(db)
    .selectFrom("working_area_version")
    .selectAll()
    .where("region_id", "=", regionId)
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && { id: row.id, divisionYear: row.division_year, validFrom: row.valid_from, source: row.source };
}

/** A working area or village as a version has it. */
export interface MadeArea {
  readonly code: string;
  readonly kind: "working_area" | "village";
  readonly name: string;
  readonly municipality: string;
  readonly residents: number;
  readonly neighbourhoods: readonly string[];
}

/** The made areas of a version, in the order of municipality and name. */
export async function madeAreasOf(db: AnyDb, versionId: number): Promise<MadeArea[]> {
  const rows = await own(db)
    .selectFrom("made_area as m")
    .innerJoin("area as a", "a.id", "m.area_id")
    .select(["a.id", "a.code", "a.kind", "m.name", "m.municipality_code", "m.residents"])
    .where("m.version_id", "=", versionId)
    .orderBy("m.municipality_code")
    .orderBy("m.name")
    .orderBy("a.code")
    .execute();
  const parts = await partsOf(db, versionId);
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind as MadeArea["kind"],
    name: row.name,
    municipality: row.municipality_code ?? "",
    residents: row.residents,
    neighbourhoods: parts.get(row.id) ?? [],
  }));
}

/**
 * Writes the made areas of a version. An area that is new waits, retired, until its version holds.
 * @returns codes that another region has already; nothing is written for those
 */
export async function addMadeAreas(
  db: AnyDb,
  at: { regionId: string; versionId: number; divisionYear: number },
  areas: readonly MadeArea[],
): Promise<string[]> {
  const codes = areas.map((area) => area.code);
  await sql`insert into area (code, division_year, kind, name, municipality_code, region_id, residents, retired)
    select x.code, ${at.divisionYear}, x.kind, x.name, x.municipality, ${at.regionId}, x.residents, true
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as x(code text, kind text, name text, municipality text, residents int)
    on conflict (code, division_year) do nothing`.execute(own(db));
  const rows = await own(db)
    .selectFrom("area")
    .select(["id", "code", "kind", "region_id"])
    .where("code", "in", [...codes, ""])
    .where("division_year", "=", at.divisionYear)
    .execute();
  const found = new Map(rows.map((row) => [row.code, row]));
  const fits = ({ code, kind }: MadeArea) => found.get(code)?.region_id === at.regionId && found.get(code)?.kind === kind;
  const taken = areas.filter((area) => !fits(area)).map((area) => area.code);
  if (taken.length > 0) return taken;
  const named = areas.map((area) => ({ ...area, id: found.get(area.code)!.id }));
  await sql`insert into made_area (version_id, area_id, name, municipality_code, residents)
    select ${at.versionId}, x.id, x.name, x.municipality, x.residents
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as x(id int, name text, municipality text, residents int)`.execute(
    own(db),
  );
  const parts = named.flatMap((area) => area.neighbourhoods.map((code) => ({ areaId: area.id, code })));
  await addParts(db, at.versionId, parts);
  return [];
}

/** Gives the areas the names of the version that holds now, and retires those that are in it no longer. False when they had them already. */
export async function holdVersion(db: AnyDb, regionId: string): Promise<boolean> {
  const version = await currentVersion(db, regionId);
  if (!version) return false;
  const named = await sql`update area a set name = m.name, municipality_code = m.municipality_code, residents = m.residents, retired = false
    from made_area m where m.version_id = ${version.id} and m.area_id = a.id
      and (a.name, a.municipality_code, a.residents, a.retired) is distinct from (m.name, m.municipality_code, m.residents, false)`.execute(
    own(db),
  );
  const retired = await sql`update area a set retired = true where a.region_id = ${regionId} and a.kind in ('working_area', 'village')
    and not a.retired and not exists (select from made_area m where m.version_id = ${version.id} and m.area_id = a.id)`.execute(
    own(db),
  );
  return Number(named.numAffectedRows ?? 0) + Number(retired.numAffectedRows ?? 0) > 0;
}
