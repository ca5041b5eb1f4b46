import { type Kysely, sql } from "kysely";
import type { Initiative } from "./model.ts";

/** The tables of this room. */
export interface WorkplanTables {
  initiative: {
    region_id: string;
    slug: string;
    position: number;
    version: number;
    content: Initiative;
    imported: Initiative | null;
    organisations: string[];
    removed: boolean;
    made_at: Date;
    changed_at: Date;
  };
  initiative_version: {
    region_id: string;
    slug: string;
    version: number;
    at: Date;
    actor: string;
    reason: string;
    import_id: string | null;
    removed: boolean;
    content: Initiative;
  };
  workplan_party: { region_id: string; name: string; hours: string };
  workplan_pack: { region_id: string; checksum: string };
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export type AnyDb = Kysely<any>;
const own = (db: AnyDb) => db as Kysely<WorkplanTables>;

/** An initiative as it stands, with what the form and the history need. */
export interface InitiativeRow {
  readonly slug: string;
  readonly position: number;
  readonly version: number;
  readonly content: Initiative;
  readonly imported: Initiative | null;
  readonly organisations: readonly string[];
  readonly removed: boolean;
  readonly madeAt: Date;
  readonly changedAt: Date;
}

const columns = [
  "slug",
  "position",
  "version",
  "content",
  "imported",
  "organisations",
  "removed",
  "made_at as madeAt",
  "changed_at as changedAt",
] as const;

/** Every initiative of a region in its order; removed ones only where asked. */
export async function readInitiatives(
  db: AnyDb,
  regionId: string,
  options: { removed?: boolean; lock?: boolean; slugs?: readonly string[] } = {},
): Promise<InitiativeRow[]> {
  let query = own(db).selectFrom("initiative").select(columns).where("region_id", "=", regionId);
  if (!options.removed) query = query.where("removed", "=", false);
  if (options.slugs) query = query.where("slug", "=", sql<string>`any(${[...options.slugs]}::text[])`);
  if (options.lock) query = query.forUpdate();
  return query.orderBy("position").orderBy("slug").execute();
}

/** One initiative, also when it was taken off the workplan: `removed` says so. */
export async function readInitiative(db: AnyDb, regionId: string, slug: string): Promise<InitiativeRow | undefined> {
  return (await readInitiatives(db, regionId, { slugs: [slug], removed: true }))[0];
}

export interface InitiativeChange {
  readonly regionId: string;
  readonly content: Initiative;
  readonly position?: number;
  /** What the pack says; left out, it stays as it was. */
  readonly imported?: Initiative;
  readonly organisations?: readonly string[];
  readonly removed?: boolean;
  readonly importId?: string;
  /** Only when this is still the version that stands there; 0 for one that may not exist yet. */
  readonly expected?: number;
}

export interface ChangeMaker {
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
}

/**
 * Writes initiatives and keeps their versions, in two statements whatever their number.
 * @returns the new version by id; one that somebody changed first is not in it
 */
export async function writeInitiatives(
  db: AnyDb,
  changes: readonly InitiativeChange[],
  by: ChangeMaker,
): Promise<ReadonlyMap<string, number>> {
  if (changes.length === 0) return new Map();
  const rows = JSON.stringify(
    changes.map((change) => ({
      region: change.regionId,
      slug: change.content.id,
      position: change.position ?? null,
      content: change.content,
      imported: change.imported ?? null,
      organisations: change.organisations ?? null,
      removed: change.removed ?? false,
      import_id: change.importId ?? null,
      expected: change.expected ?? null,
    })),
  );
  // Asked per row; left out where nothing is expected, as it grows with the square of their number.
  const guard = changes.some((change) => change.expected !== undefined)
    ? sql`not exists (select from given where given.slug = i.slug and given.expected is not null and given.expected <> i.version)`
    : sql`true`;
  const { rows: written } = await sql<{ slug: string; version: number }>`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb) as x(region text, slug text, position int, content jsonb, imported jsonb,
        organisations text[], removed boolean, import_id uuid, expected int)
    ), written as (
      insert into initiative as i (region_id, slug, position, content, imported, organisations, removed, made_at, changed_at)
      select region, slug, coalesce(position, 100000), content, imported, coalesce(organisations, '{}'), removed, ${by.at}, ${by.at} from given
      on conflict (region_id, slug) do update set content = excluded.content, imported = coalesce(excluded.imported, i.imported),
        position = case when excluded.position = 100000 then i.position else excluded.position end,
        organisations = case when excluded.organisations = '{}' then i.organisations else excluded.organisations end,
        removed = excluded.removed, version = i.version + 1, changed_at = excluded.changed_at
      where ${guard}
      returning region_id, slug, version
    )
    insert into initiative_version (region_id, slug, version, at, actor, reason, import_id, removed, content)
    select w.region_id, w.slug, w.version, ${by.at}, ${by.actor}, ${by.reason}, g.import_id, g.removed, g.content
    from written w join given g on g.slug = w.slug
    returning slug, version`.execute(own(db));
  return new Map(written.map((row) => [row.slug, row.version]));
}

export interface VersionRow {
  readonly slug: string;
  readonly version: number;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
  readonly removed: boolean;
  readonly content: Initiative;
}

const versionColumns = ["slug", "version", "at", "actor", "reason", "removed", "content"] as const;

/** Every version of one initiative, newest first. */
export async function versionsOf(db: AnyDb, regionId: string, slug: string): Promise<VersionRow[]> {
  return own(db)
    .selectFrom("initiative_version")
    .select(versionColumns)
    .where("region_id", "=", regionId)
    .where("slug", "=", slug)
    .orderBy("version", "desc")
    .execute();
}

/** Changes in a region since a moment, newest first, each with the version before it. */
export async function changesSince(
  db: AnyDb,
  regionId: string,
  since: Date,
  limit: number,
): Promise<(VersionRow & { readonly before: Initiative | null })[]> {
  const { rows } = await sql<VersionRow & { before: Initiative | null }>`
    select v.slug, v.version, v.at, v.actor, v.reason, v.removed, v.content, b.content as before
    from initiative_version v left join initiative_version b
      on b.region_id = v.region_id and b.slug = v.slug and b.version = v.version - 1
    where v.region_id = ${regionId} and v.at >= ${since}
    order by v.at desc, v.slug limit ${limit}`.execute(own(db));
  return rows;
}

/** Ids and versions that one import wrote. */
export async function versionsOfImport(db: AnyDb, importId: string): Promise<{ slug: string; version: number }[]> {
  return own(db)
    .selectFrom("initiative_version")
    .select(["slug", "version"])
    .where("import_id", "=", importId)
    .orderBy("slug")
    .execute();
}

/** Of everything that one import wrote, what stood there before it; what it made anew is not in it. */
export async function versionsBeforeImport(
  db: AnyDb,
  importId: string,
): Promise<ReadonlyMap<string, Pick<VersionRow, "content" | "removed">>> {
  const { rows } = await sql<{ slug: string; content: Initiative; removed: boolean }>`
    select w.slug, b.content, b.removed
    from initiative_version w join initiative_version b
      on b.region_id = w.region_id and b.slug = w.slug and b.version = w.version - 1
    where w.import_id = ${importId}`.execute(own(db));
  return new Map(rows.map((row) => [row.slug, row]));
}

/** Hours per week of each party. */
export async function readCapacity(db: AnyDb, regionId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await own(db)
    .selectFrom("workplan_party")
    .select(["name", "hours"])
    .where("region_id", "=", regionId)
    .execute();
  return new Map(rows.map((row) => [row.name, Number(row.hours)]));
}

export async function writeCapacity(db: AnyDb, regionId: string, capacity: ReadonlyMap<string, number>): Promise<void> {
  for (const [name, hours] of capacity) {
    await sql`insert into workplan_party (region_id, name, hours) values (${regionId}, ${name}, ${hours})
      on conflict (region_id, name) do nothing`.execute(own(db));
  }
}

export async function packChecksum(db: AnyDb, regionId: string): Promise<string | undefined> {
  const row = await own(db)
    .selectFrom("workplan_pack")
    .select("checksum")
    .where("region_id", "=", regionId)
    .executeTakeFirst();
  return row?.checksum;
}

export async function notePack(db: AnyDb, regionId: string, checksum: string): Promise<void> {
  await sql`insert into workplan_pack (region_id, checksum) values (${regionId}, ${checksum})
    on conflict (region_id) do update set checksum = excluded.checksum`.execute(own(db));
}

/** What one pseudonym changed, newest first. */
export async function versionsBy(
  db: AnyDb,
  actor: string,
): Promise<{ region: string; slug: string; version: number; at: Date; reason: string }[]> {
  return own(db)
    .selectFrom("initiative_version")
    .select(["region_id as region", "slug", "version", "at", "reason"])
    .where("actor", "=", actor)
    .orderBy("at", "desc")
    .execute();
}

/** Takes every example off the workplan of a region; the history keeps them. */
export async function removeExamples(db: AnyDb, regionId: string, at: Date): Promise<void> {
  const rows = (await readInitiatives(db, regionId, { lock: true })).filter((row) => row.content.example);
  await writeInitiatives(
    db,
    rows.map((row) => ({ regionId, content: row.content, removed: true })),
    { at, actor: "system", reason: "in use" },
  );
}
