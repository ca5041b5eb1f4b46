import { type Kysely, sql } from "kysely";
import type { AnyDb } from "./store.ts";
import type { ApprovalState, Promised, PromiseItem, PromiseKind } from "./promises/model.ts";

/** The table of promises; a row never changes, but for the name of who signed and asks to be forgotten. */
export interface PromiseTables {
  plan_promise: {
    region_id: string;
    organisation: string;
    number: number;
    kind: PromiseKind;
    name: string;
    organisation_id: string | null;
    plan_version: number;
    whole: boolean;
    items: PromiseItem[];
    reserve: string;
    approval_by: string;
    approval_state: ApprovalState;
    approval_on: string | null;
    signed_function: string;
    signed_name: string;
    signed_on: string | null;
    way: "online" | "paper";
    on_day: string;
    reason: string;
    at: Date;
    actor: string;
    example: boolean;
  };
}

const own = (db: AnyDb) => db as Kysely<PromiseTables>;

const columns = [
  "organisation",
  "number",
  "kind",
  "name",
  "organisation_id as organisationId",
  "plan_version as planVersion",
  "whole",
  "items",
  "reserve",
  "approval_by as approvalBy",
  "approval_state as approvalState",
  "approval_on as approvalOn",
  "signed_function as signedFunction",
  "signed_name as signedName",
  "signed_on as signedOn",
  "way",
  "on_day as on",
  "reason",
  "example",
] as const;

/** How every organisation stands now, by name. */
export async function readPromises(db: AnyDb, regionId: string): Promise<Promised[]> {
  const rows = await own(db)
    .selectFrom("plan_promise")
    .distinctOn("organisation")
    .select(columns)
    .where("region_id", "=", regionId)
    .orderBy("organisation")
    .orderBy("number", "desc")
    .execute();
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, "nl"));
}

/** Everything one organisation promised, changed or took back, newest first. Empty where it was never asked. */
export async function promisesOf(db: AnyDb, regionId: string, organisation: string): Promise<Promised[]> {
  return own(db)
    .selectFrom("plan_promise")
    .select(columns)
    .where("region_id", "=", regionId)
    .where("organisation", "=", organisation)
    .orderBy("number", "desc")
    .execute();
}

export interface PromiseRow extends Promised {
  readonly regionId: string;
  readonly at: Date;
  readonly actor: string;
}

/** Adds rows; false when one of their numbers is taken, because somebody wrote meanwhile. */
export async function addPromises(db: AnyDb, rows: readonly PromiseRow[]): Promise<boolean> {
  const added = await own(db)
    .insertInto("plan_promise")
    .values(
      rows.map((row) => ({
        region_id: row.regionId,
        organisation: row.organisation,
        number: row.number,
        kind: row.kind,
        name: row.name,
        organisation_id: row.organisationId,
        plan_version: row.planVersion,
        whole: row.whole,
        items: sql`${JSON.stringify(row.items)}::jsonb` as never,
        reserve: row.reserve,
        approval_by: row.approvalBy,
        approval_state: row.approvalState,
        approval_on: row.approvalOn,
        signed_function: row.signedFunction,
        signed_name: row.signedName,
        signed_on: row.signedOn,
        way: row.way,
        on_day: row.on,
        reason: row.reason,
        at: row.at,
        actor: row.actor,
        example: row.example,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .execute();
  return added.length === rows.length;
}

/** What one pseudonym wrote, newest first. */
export async function promisesBy(
  db: AnyDb,
  actor: string,
): Promise<
  { region: string; name: string; kind: PromiseKind; on: string; signedName: string; signedFunction: string }[]
> {
  return own(db)
    .selectFrom("plan_promise")
    .select([
      "region_id as region",
      "name",
      "kind",
      "on_day as on",
      "signed_name as signedName",
      "signed_function as signedFunction",
    ])
    .where("actor", "=", actor)
    .orderBy("at", "desc")
    .execute();
}

/** Forgets the name under what one pseudonym signed itself; organisation, function and day stay. */
export async function forgetNames(db: AnyDb, actor: string): Promise<void> {
  await own(db)
    .updateTable("plan_promise")
    .set({ signed_name: "" })
    .where("actor", "=", actor)
    .where("way", "=", "online")
    .execute();
}

/** Takes the examples away. */
export async function removeExamplePromises(db: AnyDb, regionId: string): Promise<void> {
  await own(db).deleteFrom("plan_promise").where("region_id", "=", regionId).where("example", "=", true).execute();
}
