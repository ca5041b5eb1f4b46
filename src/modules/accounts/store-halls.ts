import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export async function addHall(trx: AnyDb, row: Omit<AccountsTables["hall"], "made_at">): Promise<void> {
  await own(trx)
    .insertInto("hall")
    .values(row as AccountsTables["hall"])
    .execute();
}

/** Closes a hall now. */
export async function endHall(trx: AnyDb, hashes: readonly string[], now: Date): Promise<void> {
  await own(trx)
    .updateTable("hall")
    .set({ ends_at: now })
    .where("code_hash", "in", hashes)
    .where("ends_at", ">", now)
    .execute();
}

/** True while a hall with one of these hashes is open. */
export async function hallIsOpen(db: AnyDb, hashes: readonly string[], now: Date): Promise<boolean> {
  const row = await own(db)
    .selectFrom("hall")
    .select("region_id")
    .where("code_hash", "in", hashes)
    .where("ends_at", ">", now)
    .executeTakeFirst();
  return row !== undefined;
}
