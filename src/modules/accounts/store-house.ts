import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export type DeclarationRow = AccountsTables["region_declaration"];

export async function declarations(db: AnyDb): Promise<DeclarationRow[]> {
  return own(db).selectFrom("region_declaration").selectAll().orderBy("region_id").execute();
}

export async function saveDeclaration(trx: AnyDb, row: Omit<DeclarationRow, "declared_at">): Promise<void> {
  const { region_id: _id, ...change } = row;
  await own(trx)
    .insertInto("region_declaration")
    .values(row as DeclarationRow)
    .onConflict((conflict) => conflict.column("region_id").doUpdateSet(change))
    .execute();
}

export type BreachRow = AccountsTables["breach"];

export async function allBreaches(db: AnyDb): Promise<BreachRow[]> {
  return own(db).selectFrom("breach").selectAll().orderBy("found_at", "desc").execute();
}

export async function addBreach(
  trx: AnyDb,
  row: Pick<BreachRow, "found_at" | "what" | "whom" | "measures" | "made_by">,
): Promise<string> {
  const made = await own(trx)
    .insertInto("breach")
    .values(row as BreachRow)
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Says that a breach was reported, or why it was not. False when there is no such breach or it was closed before. */
export async function closeBreach(
  trx: AnyDb,
  id: string,
  outcome: { reportedAt: Date | null; because: string | null },
): Promise<boolean> {
  const closed = await own(trx)
    .updateTable("breach")
    .set({ reported_at: outcome.reportedAt, not_reported_because: outcome.because })
    .where("id", "=", id)
    .where("reported_at", "is", null)
    .where("not_reported_because", "is", null)
    .returning("id")
    .executeTakeFirst();
  return closed !== undefined;
}
