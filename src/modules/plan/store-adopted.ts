import { type Kysely, sql } from "kysely";
import type { FrozenPlan } from "./frozen.ts";
import type { AnyDb, PartKind } from "./store.ts";

/** The table of adopted versions; a row never changes. */
export interface AdoptedTables {
  plan_adoption: {
    region_id: string;
    number: number;
    adopted_on: string;
    body: string;
    reason: string;
    snapshot: FrozenPlan;
    hash: string;
    example: boolean;
    at: Date;
    actor: string;
  };
}

const own = (db: AnyDb) => db as Kysely<AdoptedTables>;

/** An adopted version without its content. */
export interface Adoption {
  readonly number: number;
  /** Plain day. */
  readonly adoptedOn: string;
  /** Who adopted it, for example "Regiotafel". */
  readonly body: string;
  readonly reason: string;
  readonly hash: string;
  readonly example: boolean;
  readonly at: Date;
}

export interface AdoptedPlan extends Adoption {
  readonly snapshot: FrozenPlan;
}

const columns = ["number", "adopted_on as adoptedOn", "body", "reason", "hash", "example", "at"] as const;

/** Adopted versions of a region, newest first. */
export async function readAdoptions(db: AnyDb, regionId: string): Promise<Adoption[]> {
  return own(db)
    .selectFrom("plan_adoption")
    .select(columns)
    .where("region_id", "=", regionId)
    .orderBy("number", "desc")
    .execute();
}

/** One adopted version with its content; the newest when no number is given. */
export async function readAdopted(db: AnyDb, regionId: string, number?: number): Promise<AdoptedPlan | undefined> {
  return own(db)
    .selectFrom("plan_adoption")
    .select([...columns, "snapshot"])
    .where("region_id", "=", regionId)
    .$if(number !== undefined, (query) => query.where("number", "=", number ?? 0))
    .orderBy("number", "desc")
    .executeTakeFirst();
}

export interface AdoptionRow extends Omit<AdoptedPlan, "at"> {
  readonly regionId: string;
  readonly at: Date;
  readonly actor: string;
}

/** Adds a version; false when its number is taken, because somebody adopted one meanwhile. */
export async function addAdoption(db: AnyDb, row: AdoptionRow): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`insert into plan_adoption
    (region_id, number, adopted_on, body, reason, snapshot, hash, example, at, actor)
    values (${row.regionId}, ${row.number}, ${row.adoptedOn}, ${row.body}, ${row.reason}, ${JSON.stringify(row.snapshot)}::jsonb,
      ${row.hash}, ${row.example}, ${row.at}, ${row.actor})
    on conflict do nothing returning number`.execute(own(db));
  return rows.length > 0;
}

/** One change of a part, as the public may know it. */
export interface PartDecision {
  readonly kind: PartKind;
  readonly slug: string;
  readonly version: number;
  readonly at: Date;
  readonly reason: string;
  /** Day of the decision, where somebody decided it; else the day it was written. */
  readonly decidedOn: string | null;
  readonly decidedBy: string;
  readonly removed: boolean;
  readonly title: string;
}

/** Changes of parts between two moments, newest first; those of packs left out. */
export async function decisionsBetween(
  db: AnyDb,
  regionId: string,
  from: Date,
  until: Date | undefined,
): Promise<PartDecision[]> {
  const { rows } = await sql<PartDecision>`
    select kind, slug, version, at, reason, decided_on as "decidedOn", decided_by as "decidedBy", removed,
      coalesce(content->>'short', content->>'title', content->'name'->>'nl', content->>'text', slug) as title
    from plan_part_version
    where region_id = ${regionId} and at > ${from} and (${until ?? null}::timestamptz is null or at <= ${until ?? null}) and actor <> 'system'
    order by coalesce(decided_on, at::date) desc, at desc, kind, slug`.execute(own(db));
  return rows;
}

/** Takes the examples away, but for those that somebody made a real promise on. */
export async function removeExampleAdoptions(db: AnyDb, regionId: string): Promise<void> {
  await sql`delete from plan_adoption a where region_id = ${regionId} and example and not exists
    (select from plan_promise p where p.region_id = a.region_id and p.plan_version = a.number and not p.example)`.execute(
    own(db),
  );
}
