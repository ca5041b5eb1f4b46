import { type Kysely, sql } from "kysely";
import { roleNames } from "./roles.ts";

/**
 * For migrations: leaves the application role only these rights on a table, for example insert and select on what may never change.
 * @example await grantOnly(db, "audit_entry", ["insert", "select"]);
 */
export async function grantOnly(
  db: Kysely<never>,
  table: string,
  rights: readonly ("select" | "insert" | "update" | "delete")[],
): Promise<void> {
  await sql`revoke all on ${sql.table(table)} from ${sql.raw(roleNames.app)}`.execute(db);
  if (rights.length > 0)
    await sql`grant ${sql.raw(rights.join(", "))} on ${sql.table(table)} to ${sql.raw(roleNames.app)}`.execute(db);
}

/** For migrations: hides a table from the reading role, because it holds personal data. */
export async function hideFromReader(db: Kysely<never>, table: string): Promise<void> {
  await sql`revoke all on ${sql.table(table)} from ${sql.raw(roleNames.reader)}`.execute(db);
}
