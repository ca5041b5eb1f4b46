import { globSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Kysely } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import { Refusal } from "../refusal.ts";

const source = resolve(import.meta.dirname, "../..");
const historyTable = "brink_migration";
const nameShape = /^\d{12}-[a-z0-9-]+$/;

/** All migrations of the house in one order: file name = UTC minute + module. */
export async function findMigrations(): Promise<Record<string, Migration>> {
  const files = globSync(["platform/**/migrations/*.ts", "modules/*/migrations/*.ts"], { cwd: source });
  const named = files
    .map((file) => [basename(file, ".ts"), resolve(source, file)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const found: Record<string, Migration> = {};
  for (const [name, file] of named) {
    if (!nameShape.test(name)) throw new Error(`${file}: a migration is named YYYYMMDDHHMM-module.ts.`);
    if (name in found) throw new Error(`Two migrations are named ${name}.`);
    found[name] = (await import(pathToFileURL(file).href)) as Migration;
  }
  return found;
}

/**
 * Brings the database to the newest schema, in one transaction and under a lock, so two processes may start at once.
 * A migration that came with a late merge runs although newer ones ran before it: migrations only expand.
 * @throws Refusal when the database was changed by a newer Brink than this one.
 */
export async function migrateToLatest(owner: Kysely<unknown>): Promise<readonly string[]> {
  const migrations = await findMigrations();
  await refuseNewer(owner, migrations);
  return run(migratorOf(owner, migrations));
}

/** Runs these migrations, as far as they have not run, in the transaction that `db`'s one connection is in: a restore is all or nothing. */
export async function migrateWithin(
  db: Kysely<unknown>,
  migrations: Record<string, Migration>,
): Promise<readonly string[]> {
  return run(migratorOf(db, migrations, true));
}

function migratorOf(db: Kysely<unknown>, migrations: Record<string, Migration>, disableTransactions = false): Migrator {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  return new Migrator({
    db,
    provider,
    migrationTableName: historyTable,
    migrationLockTableName: `${historyTable}_lock`,
    allowUnorderedMigrations: true,
    disableTransactions,
  });
}

async function run(migrator: Migrator): Promise<readonly string[]> {
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
  return (results ?? []).map((result) => result.migrationName);
}

/** Names of the migrations that ran here, in order. */
export async function appliedMigrations(db: Kysely<unknown>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === historyTable)) return [];
  const rows = await (db as Kysely<{ [historyTable]: { name: string } }>)
    .selectFrom(historyTable)
    .select("name")
    .orderBy("name")
    .execute();
  return rows.map((row) => row.name);
}

async function refuseNewer(db: Kysely<unknown>, known: Record<string, Migration>): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !(name in known));
  if (unknown.length > 0) {
    throw new Refusal(
      `This database was changed by a newer Brink (${unknown.at(-1)}). Start that version, or restore a backup of before.`,
    );
  }
}
