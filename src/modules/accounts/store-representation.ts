import { sql } from "kysely";
import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export type RepresentationRow = AccountsTables["representation"];

/** Who may act for whom, as far as it concerns this person: both given and received. */
export async function representationsOf(trx: AnyDb, person: string): Promise<RepresentationRow[]> {
  return own(trx)
    .selectFrom("representation")
    .selectAll()
    .where((expression) => expression.or([expression("for_person", "=", person), expression("by_person", "=", person)]))
    .orderBy("made_at", "desc")
    .execute();
}

export async function addRepresentation(
  trx: AnyDb,
  row: Pick<RepresentationRow, "for_person" | "by_email_hash" | "kind" | "purposes" | "ends_on">,
): Promise<void> {
  await own(trx)
    .insertInto("representation")
    .values(row as RepresentationRow)
    .execute();
}

/** Ends it from either side; false when this person has no part in it or it ended before. */
export async function endRepresentation(
  trx: AnyDb,
  person: string,
  id: string,
  now: Date,
): Promise<RepresentationRow | undefined> {
  return own(trx)
    .updateTable("representation")
    .set({ ended_at: now })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .where((expression) => expression.or([expression("for_person", "=", person), expression("by_person", "=", person)]))
    .returningAll()
    .executeTakeFirst();
}

/** The representation that holds on a day for one purpose. */
export async function standingRepresentation(
  trx: AnyDb,
  asked: { by: string; for: string; purpose: string; day: string },
): Promise<RepresentationRow | undefined> {
  return own(trx)
    .selectFrom("representation")
    .selectAll()
    .where("by_person", "=", asked.by)
    .where("for_person", "=", asked.for)
    .where("ended_at", "is", null)
    .where("ends_on", ">=", asked.day)
    .where(sql<boolean>`${asked.purpose} = any (purposes)`)
    .executeTakeFirst();
}

/** Asks to act that wait for whoever has this address. */
export async function waitingRepresentations(
  trx: AnyDb,
  hashes: readonly string[],
  day: string,
): Promise<RepresentationRow[]> {
  return own(trx)
    .selectFrom("representation")
    .selectAll()
    .where("by_email_hash", "in", hashes)
    .where("ended_at", "is", null)
    .where("ends_on", ">=", day)
    .execute();
}

/** Says yes to acting for someone; undefined when nobody asked this address. */
export async function acceptRepresentation(
  trx: AnyDb,
  id: string,
  hashes: readonly string[],
  person: string,
): Promise<RepresentationRow | undefined> {
  return own(trx)
    .updateTable("representation")
    .set({ by_person: person, by_email_hash: null })
    .where("id", "=", id)
    .where("by_email_hash", "in", hashes)
    .where("ended_at", "is", null)
    .where("for_person", "<>", person)
    .returningAll()
    .executeTakeFirst();
}
