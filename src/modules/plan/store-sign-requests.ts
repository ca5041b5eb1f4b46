import type { Kysely } from "kysely";
import type { AnyDb } from "./store.ts";

/** Open; signed; stopped by the team; refused by who was asked; over because it took too long or the organisation left. */
export type SignRequestState = "open" | "signed" | "stopped" | "refused" | "over";

interface SignRequestTables {
  plan_sign_request: {
    id: string;
    region_id: string;
    organisation: string;
    plan_version: number;
    address_hash: string | null;
    address_sealed: Buffer | null;
    message: string;
    every_days: number | null;
    state: SignRequestState;
    asked_on: string;
    asked_by: string;
    mailed_on: string;
    next_on: string | null;
    letters: number;
    ended_on: string | null;
  };
}
const own = (db: AnyDb) => db as Kysely<SignRequestTables>;

export type SignRequestRow = SignRequestTables["plan_sign_request"];
type NewRequest = Omit<SignRequestRow, "state" | "letters" | "ended_on">;

/** Adds an open request. @returns false where one is open already */
export async function addSignRequest(db: AnyDb, row: NewRequest): Promise<boolean> {
  const made = await own(db)
    .insertInto("plan_sign_request")
    .values({ ...row, state: "open", letters: 1, ended_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Every request to one organisation, newest first. */
export async function signRequestsTo(db: AnyDb, regionId: string, organisation: string): Promise<SignRequestRow[]> {
  return own(db)
    .selectFrom("plan_sign_request")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("organisation", "=", organisation)
    .orderBy("asked_on", "desc")
    .orderBy("state")
    .orderBy("id")
    .execute();
}

export async function findSignRequest(db: AnyDb, id: string): Promise<SignRequestRow | undefined> {
  return own(db).selectFrom("plan_sign_request").selectAll().where("id", "=", id).executeTakeFirst();
}

/**
 * Open requests with something to do today; in a transaction they are locked, so that two workers never write the same.
 * @param id only this one
 */
export async function dueSignRequests(
  db: AnyDb,
  today: string,
  askedBefore: string,
  id?: string,
): Promise<SignRequestRow[]> {
  return own(db)
    .selectFrom("plan_sign_request")
    .selectAll()
    .where("state", "=", "open")
    .$if(id !== undefined, (query) => query.where("id", "=", id!))
    .where((is) => is.or([is("next_on", "<=", today), is("asked_on", "<", askedBefore)]))
    .orderBy("id")
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Notes a reminder. */
export async function noteReminder(db: AnyDb, id: string, mailedOn: string, nextOn: string): Promise<void> {
  await own(db)
    .updateTable("plan_sign_request")
    .set((is) => ({ mailed_on: mailedOn, next_on: nextOn, letters: is("letters", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/**
 * Ends open requests and forgets their address; what a receiver refused keeps the hash, so that nobody asks again.
 * @returns ids of what ended now
 */
export async function endSignRequests(
  db: AnyDb,
  which: { readonly id: string } | { readonly regionId: string; readonly organisation: string },
  state: Exclude<SignRequestState, "open">,
  today: string,
): Promise<string[]> {
  const rows = await own(db)
    .updateTable("plan_sign_request")
    .set({
      state,
      ended_on: today,
      next_on: null,
      address_sealed: null,
      ...(state === "refused" ? {} : { address_hash: null }),
    })
    .where("state", "=", "open")
    .$if("id" in which, (query) => query.where("id", "=", (which as { id: string }).id))
    .$if(!("id" in which), (query) => {
      const { regionId, organisation } = which as { regionId: string; organisation: string };
      return query.where("region_id", "=", regionId).where("organisation", "=", organisation);
    })
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}
