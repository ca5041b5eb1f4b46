import { type Kysely, sql } from "kysely";
import type { Ambition, Goal, Plan, Vulnerable } from "./model.ts";

export type PartKind = "ambition" | "goal" | "vulnerable" | "challenge";

/** The tables of this room. */
export interface PlanTables {
  plan_part: {
    region_id: string;
    kind: PartKind;
    slug: string;
    position: number;
    version: number;
    content: object;
    imported: object | null;
    removed: boolean;
    updated_at: Date;
  };
  plan_part_version: {
    region_id: string;
    kind: PartKind;
    slug: string;
    version: number;
    at: Date;
    actor: string;
    reason: string;
    content: object;
    decided_on: string | null;
    decided_by: string;
    removed: boolean;
  };
  plan_pack: { region_id: string; checksum: string };
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export type AnyDb = Kysely<any>;
const own = (db: AnyDb) => db as Kysely<PlanTables>;

/** One part of a plan with its version. */
export interface PartRow {
  readonly kind: PartKind;
  readonly slug: string;
  readonly version: number;
  readonly content: object;
  readonly imported: object | null;
  readonly removed: boolean;
}

const columns = ["kind", "slug", "version", "content", "imported", "removed"] as const;

/** Every part of a region's plan, in order; removed ones only where asked. */
export async function readParts(
  db: AnyDb,
  regionId: string,
  options: { removed?: boolean; lock?: boolean } = {},
): Promise<PartRow[]> {
  return own(db)
    .selectFrom("plan_part")
    .select(columns)
    .where("region_id", "=", regionId)
    .$if(!options.removed, (query) => query.where("removed", "=", false))
    .$if(options.lock === true, (query) => query.forUpdate())
    .orderBy("kind")
    .orderBy("position")
    .orderBy("slug")
    .execute();
}

/** The plan of a region as one whole. */
export async function readPlan(db: AnyDb, regionId: string): Promise<Plan> {
  const parts = await readParts(db, regionId);
  const of = <T>(kind: PartKind) => parts.filter((part) => part.kind === kind).map((part) => part.content as T);
  return {
    ambitions: of<Ambition>("ambition"),
    goals: of<Goal>("goal"),
    vulnerable: of<Vulnerable>("vulnerable")[0] ?? null,
  };
}

/** One part, or undefined; one that was taken off the plan only where asked. */
export async function readPart(
  db: AnyDb,
  regionId: string,
  kind: PartKind,
  slug: string,
  options: { removed?: boolean } = {},
): Promise<PartRow | undefined> {
  return own(db)
    .selectFrom("plan_part")
    .select(columns)
    .where("region_id", "=", regionId)
    .where("kind", "=", kind)
    .where("slug", "=", slug)
    .$if(!options.removed, (query) => query.where("removed", "=", false))
    .executeTakeFirst();
}

export interface PartChange {
  readonly regionId: string;
  readonly kind: PartKind;
  readonly slug: string;
  /** Place among its kind; left out, it stays where it is, and what is new comes last. */
  readonly position?: number;
  readonly content: object;
  /** True takes it off the plan; its history stays. */
  readonly removed?: boolean;
  /** Day and body of the decision, once a plan was adopted. */
  readonly decidedOn?: string;
  readonly decidedBy?: string;
  /** What the pack says; left out, it stays as it was. */
  readonly imported?: object;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
}

/**
 * Writes a part and keeps its version. With `expected`, only when that is still the version that stands there.
 * @returns the new version, or undefined when somebody else was first
 */
export async function writePart(db: AnyDb, change: PartChange, expected?: number): Promise<number | undefined> {
  const content = JSON.stringify(change.content);
  const imported = change.imported === undefined ? null : JSON.stringify(change.imported);
  const removed = change.removed ?? false;
  const last = 999;
  const guard = expected === undefined ? sql`true` : sql`plan_part.version = ${expected}`;
  const { rows } = await sql<{ version: number }>`
    insert into plan_part (region_id, kind, slug, position, content, imported, removed, updated_at)
    values (${change.regionId}, ${change.kind}, ${change.slug}, ${change.position ?? last}, ${content}::jsonb, ${imported}::jsonb, ${removed}, ${change.at})
    on conflict (region_id, kind, slug) do update set content = excluded.content, imported = coalesce(excluded.imported, plan_part.imported),
      position = case when excluded.position = ${last} then plan_part.position else excluded.position end,
      version = plan_part.version + 1, removed = excluded.removed, updated_at = excluded.updated_at
    where ${guard} returning version`.execute(own(db));
  const version = rows[0]?.version;
  if (version === undefined) return undefined;
  const { regionId, kind, slug, at, actor, reason, decidedOn, decidedBy } = change;
  const decided = { decided_on: decidedOn ?? null, decided_by: decidedBy ?? "" };
  const json = sql`${content}::jsonb` as never;
  await own(db)
    .insertInto("plan_part_version")
    .values({ region_id: regionId, kind, slug, version, at, actor, reason, content: json, removed, ...decided })
    .execute();
  return version;
}

/** A change of a part, newest first. */
export async function versionsOf(db: AnyDb, regionId: string, kind: PartKind, slug: string) {
  return own(db)
    .selectFrom("plan_part_version")
    .select(["version", "at", "reason", "content", "removed", "decided_on as decidedOn", "decided_by as decidedBy"])
    .where("region_id", "=", regionId)
    .where("kind", "=", kind)
    .where("slug", "=", slug)
    .orderBy("version", "desc")
    .execute();
}

export async function packChecksum(db: AnyDb, regionId: string): Promise<string | undefined> {
  const row = await own(db)
    .selectFrom("plan_pack")
    .select("checksum")
    .where("region_id", "=", regionId)
    .executeTakeFirst();
  return row?.checksum;
}

export async function notePack(db: AnyDb, regionId: string, checksum: string): Promise<void> {
  await sql`insert into plan_pack (region_id, checksum) values (${regionId}, ${checksum})
    on conflict (region_id) do update set checksum = excluded.checksum`.execute(own(db));
}

/** Takes everything that came with the pack off the plan; the history keeps it. */
export async function removePacked(db: AnyDb, regionId: string): Promise<void> {
  await own(db)
    .updateTable("plan_part")
    .set({ removed: true })
    .where("region_id", "=", regionId)
    .where("imported", "is not", null)
    .execute();
}
