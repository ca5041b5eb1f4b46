import { sql } from "kysely";
import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export type PasskeyRow = AccountsTables["passkey"];

export async function passkeysOf(trx: AnyDb, person: string): Promise<PasskeyRow[]> {
  return own(trx).selectFrom("passkey").selectAll().where("person_id", "=", person).orderBy("made_at").execute();
}

export async function passkeyById(trx: AnyDb, id: string): Promise<PasskeyRow | undefined> {
  return own(trx).selectFrom("passkey").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function addPasskey(
  trx: AnyDb,
  row: Pick<PasskeyRow, "id" | "person_id" | "public_key" | "counter" | "transports" | "name">,
): Promise<boolean> {
  const made = await own(trx)
    .insertInto("passkey")
    .values(row as PasskeyRow)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function usedPasskey(trx: AnyDb, id: string, counter: number, now: Date): Promise<void> {
  await own(trx).updateTable("passkey").set({ counter, used_at: now }).where("id", "=", id).execute();
}

export async function removePasskey(trx: AnyDb, person: string, id: string): Promise<boolean> {
  const gone = await own(trx)
    .deleteFrom("passkey")
    .where("person_id", "=", person)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}

export type FactorRow = AccountsTables["second_factor"];

export async function factorOf(trx: AnyDb, person: string): Promise<FactorRow | undefined> {
  return own(trx).selectFrom("second_factor").selectAll().where("person_id", "=", person).executeTakeFirst();
}

/** Begins a second factor; one that is confirmed already stays as it is. */
export async function beginFactor(trx: AnyDb, person: string, secretSealed: string): Promise<void> {
  await sql`insert into second_factor (person_id, secret_sealed) values (${person}, ${secretSealed})
    on conflict (person_id) do update set secret_sealed = excluded.secret_sealed, last_step = 0
    where second_factor.confirmed_at is null`.execute(own(trx));
}

export async function confirmFactor(trx: AnyDb, person: string, now: Date): Promise<void> {
  await own(trx).updateTable("second_factor").set({ confirmed_at: now }).where("person_id", "=", person).execute();
}

/** Takes a code's time step; false when this step, or a later one, was used before (a code that was seen works once). */
export async function takeStep(trx: AnyDb, person: string, step: number): Promise<boolean> {
  const taken = await own(trx)
    .updateTable("second_factor")
    .set({ last_step: step })
    .where("person_id", "=", person)
    .where("last_step", "<", step)
    .returning("person_id")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function removeFactor(trx: AnyDb, person: string): Promise<void> {
  await own(trx).deleteFrom("second_factor").where("person_id", "=", person).execute();
  await own(trx).deleteFrom("recovery_code").where("person_id", "=", person).execute();
}

export async function setRecoveryCodes(trx: AnyDb, person: string, hashes: readonly string[]): Promise<void> {
  await own(trx).deleteFrom("recovery_code").where("person_id", "=", person).execute();
  await own(trx)
    .insertInto("recovery_code")
    .values(hashes.map((hash) => ({ person_id: person, code_hash: hash, used_at: null })))
    .execute();
}

export async function spendRecoveryCode(trx: AnyDb, person: string, hash: string, now: Date): Promise<boolean> {
  const spent = await own(trx)
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("person_id", "=", person)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .returning("person_id")
    .executeTakeFirst();
  return spent !== undefined;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(trx: AnyDb, person: string): Promise<number> {
  const row = await own(trx)
    .selectFrom("recovery_code")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("person_id", "=", person)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return row.n;
}
