import { sql } from "kysely";
import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export type BatchRow = Pick<AccountsTables["letter_batch"], "region_id" | "amount" | "expires_at" | "made_by">;

/** Keeps a batch and the hashes of its codes, in two statements however many there are. @returns id of the batch */
export async function addLetterBatch(trx: AnyDb, row: BatchRow, hashes: readonly string[]): Promise<string> {
  const { id } = await own(trx)
    .insertInto("letter_batch")
    .values(row as AccountsTables["letter_batch"])
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`insert into letter_code (code_hash, batch_id) select hash, ${id}::uuid from unnest(${[...hashes]}::text[]) as hash`.execute(
    own(trx),
  );
  return id;
}

/** Spends a code that is not used and not too old. @returns its region, or undefined */
export async function spendLetterCode(trx: AnyDb, hashes: readonly string[], now: Date): Promise<string | undefined> {
  const spent = await own(trx)
    .updateTable("letter_code")
    .from("letter_batch")
    .set({ used_at: now })
    .whereRef("letter_batch.id", "=", "letter_code.batch_id")
    .where("letter_code.code_hash", "in", hashes)
    .where("letter_code.used_at", "is", null)
    .where("letter_batch.expires_at", ">", now)
    .returning("letter_batch.region_id as region")
    .executeTakeFirst();
  return spent?.region;
}

/** Batches of a region with how many codes were used, newest first. */
export async function letterBatches(db: AnyDb, region: string) {
  return own(db)
    .selectFrom("letter_batch")
    .leftJoin("letter_code", "letter_code.batch_id", "letter_batch.id")
    .select([
      "letter_batch.id",
      "letter_batch.amount",
      "letter_batch.made_at as madeAt",
      "letter_batch.expires_at as expiresAt",
    ])
    .select(sql<number>`count(letter_code.used_at)`.as("used"))
    .where("letter_batch.region_id", "=", region)
    .groupBy("letter_batch.id")
    .orderBy("letter_batch.made_at", "desc")
    .execute();
}
