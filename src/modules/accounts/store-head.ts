import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export type HeadReaderRow = AccountsTables["head_reader"];

export async function headReaderRows(db: AnyDb): Promise<HeadReaderRow[]> {
  return own(db).selectFrom("head_reader").selectAll().orderBy("made_at").orderBy("id").execute();
}

/** Adds an address; false when it is there already. `hashes` are those under every key. */
export async function addHeadReader(
  trx: AnyDb,
  row: Pick<HeadReaderRow, "email_hash" | "email_sealed" | "lang" | "made_by">,
  hashes: readonly string[],
): Promise<string | undefined> {
  const known = await own(trx)
    .selectFrom("head_reader")
    .select("id")
    .where("email_hash", "in", hashes)
    .executeTakeFirst();
  if (known) return undefined;
  const made = await own(trx)
    .insertInto("head_reader")
    .values(row as HeadReaderRow)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}

/** Takes an address away; false when it is not there. */
export async function dropHeadReader(trx: AnyDb, which: { id: string } | { hash: string }): Promise<boolean> {
  const query = own(trx).deleteFrom("head_reader");
  const chosen = "id" in which ? query.where("id", "=", which.id) : query.where("email_hash", "=", which.hash);
  return (await chosen.returning("id").executeTakeFirst()) !== undefined;
}

/** The addresses that had no letter on this day; another worker that looks at the same moment gets none of them. */
export async function takeUnmailed(trx: AnyDb, day: string): Promise<HeadReaderRow[]> {
  const rows = await own(trx)
    .selectFrom("head_reader")
    .selectAll()
    .where((where) => where.or([where("mailed_on", "is", null), where("mailed_on", "<", day)]))
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length > 0)
    await own(trx).updateTable("head_reader").set({ mailed_on: day }).where("id", "in", ids).execute();
  return rows;
}
