import { pipeline } from "node:stream/promises";
import type { Migration } from "kysely/migration";
import { type ClientBase, DatabaseError, type Pool, type PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { prepareJobs } from "../../jobs/index.ts";
import { Refusal } from "../../refusal.ts";
import { findMigrations, migrateWithin } from "../migrate.ts";
import { kyselyOn } from "../transaction.ts";
import { columnList, listSequences, listTables, qualified, textSettings } from "./catalogue.ts";
import { clearDatabase } from "./clear.ts";
import { withoutKeysAndTriggers } from "./constraints.ts";
import { type Header, type TableHeader, tableName } from "./format.ts";
import { addJobs, clearJobs, copyJobsIn, isJobs } from "./jobs.ts";
import { type BackupContents, type BackupFile, openBackup, readContents } from "./read.ts";
import type { BackupReport } from "./write.ts";

export interface RestoreOptions {
  /** Opens an encrypted file. */
  readonly secret?: string;
  /** The migrations this Brink knows; tests give their own. */
  readonly migrations?: Record<string, Migration>;
  readonly progress?: (line: string) => void;
}

export interface RestoreReport extends BackupReport {
  /** Migrations of this Brink that are newer than the backup and ran after it. */
  readonly migrated: readonly string[];
}

/**
 * Reads a backup file from end to end and says what it holds; changes nothing.
 * @throws Refusal when it is damaged, cut off, altered, of a newer form, or encrypted with another key.
 */
export async function checkBackup(file: string, secret?: string): Promise<BackupReport> {
  const backup = await openBackup(file, secret);
  return inspect(backup);
}

/**
 * Replaces everything in the database by what a backup holds, in one transaction: all of it, or nothing is changed. The schema is built
 * up to the version of the backup, filled, and brought further to this Brink's version. The app and reader roles keep exactly the rights
 * that the migrations give them.
 * @throws Refusal when the file does not do, when it is newer than this Brink, or while a Brink still works on the database.
 */
export async function restoreBackup(
  ownerPool: Pool,
  file: string,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  const known = options.migrations ?? (await findMigrations());
  const backup = await openBackup(file, options.secret);
  const report = await inspect(backup, (header) => refuseNewer(file, header, known));
  await refuseWhileRunning(ownerPool);
  await prepareJobs(ownerPool);
  const migrated = await inOneTransaction(ownerPool, (client) =>
    readContents(backup, (contents) => replaceAll(client, contents, known, options.progress ?? (() => undefined))),
  );
  // The function that adds jobs went with the rest of the schema.
  await prepareJobs(ownerPool);
  return { ...report, migrated };
}

async function inspect(backup: BackupFile, check: (header: Header) => void = () => undefined): Promise<BackupReport> {
  return readContents(backup, async ({ header, tables }) => {
    check(header);
    let rows = 0;
    const all = tables();
    for (let next = await all.next(); ; next = await all.next()) {
      if (next.done) {
        rows = next.value.rows;
        break;
      }
      // oxlint-disable-next-line no-unused-vars -- reading is the check
      for await (const piece of next.value.rows);
    }
    return {
      file: backup.file,
      encrypted: backup.envelope.encryption.method !== "none",
      madeAt: header.madeAt,
      migrations: header.migrations.length,
      tables: header.tables.length,
      rows,
      bytes: backup.bytes,
      keyId: header.keyId,
    };
  });
}

function refuseNewer(file: string, header: Header, known: Record<string, Migration>): void {
  const unknown = header.migrations.filter((name) => !(name in known));
  if (unknown.length > 0)
    throw new Refusal(
      `${file} was made by a newer Brink (${unknown.at(-1)}); restore it with that version or a later one.`,
    );
}

/** A Brink that serves would go on with pages and jobs of before. Every process of Brink keeps a connection of the app role open. */
async function refuseWhileRunning(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query(
    "select 1 from pg_stat_activity where datname = current_database() and application_name = 'brink app'",
  );
  if (rowCount) throw new Refusal("Brink still works on this database; stop it and restore then. Nothing was changed.");
}

async function inOneTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query("begin");
    await client.query(textSettings);
    const result = await work(client);
    await client.query("commit");
    failed = false;
    return result;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new Refusal(`The database stopped the restore, and nothing was changed: ${error.message}.`);
  } finally {
    // A copy that broke off leaves the connection unusable; closing it rolls back.
    client.release(failed);
  }
}

async function replaceAll(
  client: PoolClient,
  contents: BackupContents,
  known: Record<string, Migration>,
  progress: (line: string) => void,
): Promise<readonly string[]> {
  const { header } = contents;
  const db = kyselyOn(client);
  await clearDatabase(client);
  await migrateWithin(db, Object.fromEntries(header.migrations.map((name) => [name, known[name]!])));
  const tables = header.tables.filter((table) => !isJobs(table));
  await requireSameShape(client, header, tables);
  await clearJobs(client);
  await withoutKeysAndTriggers(client, tables, async () => {
    // Migrations may have put rows in; the backup has its own.
    if (tables.length > 0) await client.query(`truncate ${tables.map((table) => qualified(client, table)).join(", ")}`);
    for await (const { table, rows } of contents.tables()) {
      const count = await copyIn(client, table, rows);
      progress(`${tableName(table)}: ${count} rows`);
    }
  });
  await addJobs(client);
  await setSequences(client, header);
  for (const table of tables) await client.query(`analyze ${qualified(client, table)}`);
  return migrateWithin(db, known);
}

/** The migrations that the backup names must make the tables that it holds; else one of them was changed afterwards. */
async function requireSameShape(client: ClientBase, header: Header, tables: readonly TableHeader[]): Promise<void> {
  const shape = (table: TableHeader) => `${tableName(table)} (${table.columns.toSorted().join(", ")})`;
  const [theirs, ours] = [tables.map(shape), (await listTables(client)).map(shape)];
  const sequences = new Set((await listSequences(client)).map(tableName));
  const odd =
    theirs.find((table) => !ours.includes(table)) ??
    ours.find((table) => !theirs.includes(table)) ??
    header.sequences.map(tableName).find((name) => !sequences.has(name));
  if (odd)
    throw new Refusal(
      `The backup does not fit this Brink: ${odd} differs, although both name the same migrations. Nothing was changed.`,
    );
}

async function copyIn(client: ClientBase, table: TableHeader, rows: AsyncIterable<Buffer>): Promise<number> {
  const into = client.query(
    copyFrom(
      isJobs(table) ? copyJobsIn : `copy ${qualified(client, table)} ${columnList(client, table.columns)} from stdin`,
    ),
  );
  await pipeline(rows, into);
  return into.rowCount;
}

async function setSequences(client: ClientBase, header: Header): Promise<void> {
  for (const sequence of header.sequences)
    await client.query("select setval($1::regclass, $2::bigint, $3)::text", [
      qualified(client, sequence),
      sequence.lastValue,
      sequence.isCalled,
    ]);
}
