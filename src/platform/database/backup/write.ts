import { createHash, type Hash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { ClientBase, Pool } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { Refusal } from "../../refusal.ts";
import { columnList, listMigrations, listSequences, listTables, qualified, textSettings } from "./catalogue.ts";
import { encryptChunks, fileKey } from "./cipher.ts";
import {
  type Envelope,
  formatVersion,
  type Header,
  line,
  sealPrefix,
  type TableHeader,
  tableName,
  terminator,
} from "./format.ts";
import { copyJobsOut, hasQueue, isJobs, jobsTable } from "./jobs.ts";

export interface BackupOptions {
  /** Encrypts the file; without it the file is readable by whoever holds it. */
  readonly secret?: string;
  /** Names the secret that sealed fields in the data. */
  readonly keyId?: string;
  readonly clock?: () => Date;
}

/** What a backup file holds. */
export interface BackupReport {
  readonly file: string;
  readonly encrypted: boolean;
  readonly madeAt: string;
  readonly migrations: number;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly keyId: string | null;
}

/**
 * Writes everything the database holds to one file (mode 0600), as it was at one moment, while others go on working. The file appears
 * whole or not at all. Nothing is held in memory whole.
 * @param ownerPool connections of the owner role, which sees every row.
 * @throws Refusal when the place cannot be written, holds something that is not a backup, or the database was never filled.
 */
export async function writeBackup(ownerPool: Pool, file: string, options: BackupOptions = {}): Promise<BackupReport> {
  const target = resolve(file);
  await refuseOther(target);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  rmSync(draft, { force: true });
  try {
    const found = await inSnapshot(ownerPool, (client, tables) => writeDraft(client, tables, draft, options));
    renameSync(draft, target);
    syncFolder(dirname(target));
    return { file: target, encrypted: options.secret !== undefined, ...found };
  } catch (error) {
    rmSync(draft, { force: true });
    throw explain(error, target);
  }
}

/** A typing mistake must not replace a file of another kind; an older backup may be replaced. */
async function refuseOther(target: string): Promise<void> {
  if (!existsSync(target)) return;
  const start: Buffer[] = [];
  try {
    for await (const piece of createReadStream(target, { end: 20 })) start.push(piece as Buffer);
  } catch {
    // A folder, or not ours to read: refused below.
  }
  if (Buffer.concat(start).toString().startsWith('{"brink":"backup"')) return;
  throw new Refusal(`${target} exists and is not a backup of Brink; choose another name.`);
}

/**
 * Runs work in one read-only snapshot. The tables are locked against change of form *before* the snapshot is taken: a table that is
 * emptied or rewritten in between would else seem empty to it.
 */
async function inSnapshot<T>(
  pool: Pool,
  work: (client: ClientBase, tables: readonly TableHeader[]) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let failure: unknown;
  try {
    for (;;) {
      const expected = await listTables(client);
      await client.query("begin isolation level repeatable read, read only");
      await client.query(textSettings);
      if (expected.length > 0) {
        const names = expected.map((table) => qualified(client, table)).join(", ");
        await client.query(`lock table ${names} in access share mode`);
      }
      const tables = await listTables(client);
      if (JSON.stringify(tables) === JSON.stringify(expected)) return await work(client, tables);
      await client.query("rollback");
    }
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    // A copy that broke off may still be running on this connection; it does not go back to the pool.
    if (!failure) await client.query("rollback");
    client.release(failure !== undefined);
  }
}

type Written = Pick<BackupReport, "madeAt" | "migrations" | "tables" | "rows" | "bytes" | "keyId">;

async function writeDraft(
  client: ClientBase,
  tables: readonly TableHeader[],
  draft: string,
  options: BackupOptions,
): Promise<Written> {
  const header = await describe(client, tables, options);
  const key = options.secret === undefined ? undefined : fileKey(options.secret);
  const encryption: Envelope["encryption"] = key
    ? { method: "aes-256-gcm", salt: key.salt, keyCheck: key.keyCheck }
    : { method: "none" };
  const first = line({ brink: "backup", formatVersion, encryption });
  const counted = { rows: 0, bytes: 0 };
  await pipeline(
    () => contents(client, header, counted),
    createGzip(),
    (zipped: AsyncIterable<Buffer>) =>
      sealed(first, key ? encryptChunks(key.key, first.toString(), zipped) : zipped, counted),
    createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }),
  );
  return {
    madeAt: header.madeAt,
    migrations: header.migrations.length,
    tables: header.tables.length,
    keyId: header.keyId,
    ...counted,
  };
}

async function describe(client: ClientBase, tables: readonly TableHeader[], options: BackupOptions): Promise<Header> {
  const migrations = await listMigrations(client);
  if (migrations.length === 0) throw new Refusal("There is nothing to back up: Brink never opened this database.");
  const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
  return {
    madeAt: (options.clock ?? (() => new Date()))().toISOString(),
    postgres: Number(rows[0]?.server_version_num),
    keyId: options.keyId ?? null,
    migrations,
    tables: (await hasQueue(client)) ? [...tables, jobsTable] : tables,
    sequences: await listSequences(client),
  };
}

/** The text of the backup. */
async function* contents(client: ClientBase, header: Header, counted: { rows: number }): AsyncGenerator<Buffer> {
  yield line(header);
  for (const table of header.tables) {
    yield line({ table: tableName(table) });
    const sql = isJobs(table) ? copyJobsOut : copyTableOut(client, table);
    const hash = createHash("sha256");
    const copy = client.query(copyTo(sql));
    for await (const piece of copy as AsyncIterable<Buffer>) {
      hash.update(piece);
      yield piece;
    }
    yield Buffer.from(terminator);
    yield line({ rows: copy.rowCount, sha256: hash.digest("hex") });
    counted.rows += copy.rowCount;
  }
  yield line({ end: true, tables: header.tables.length, rows: counted.rows });
}

function copyTableOut(client: ClientBase, table: TableHeader): string {
  return `copy ${qualified(client, table)} ${columnList(client, table.columns)} to stdout`;
}

/** The bytes of the file: first line, body, and the checksum of both. */
async function* sealed(first: Buffer, body: AsyncIterable<Buffer>, counted: { bytes: number }): AsyncGenerator<Buffer> {
  const hash: Hash = createHash("sha256");
  const count = (piece: Buffer) => {
    hash.update(piece);
    counted.bytes += piece.length;
    return piece;
  };
  yield count(first);
  for await (const piece of body) yield count(piece);
  const last = Buffer.from(`${sealPrefix}${hash.digest("hex")}\n`);
  counted.bytes += last.length;
  yield last;
}

/** After a power cut the new name must still point to the new file. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function explain(error: unknown, target: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC")
    return new Refusal(`The disk is full, so no backup was written to ${target}; what was there is unchanged.`);
  if (code && /^E[A-Z]+$/.test(code) && "path" in (error as object))
    return new Refusal(`Brink cannot write a backup to ${target}: ${(error as Error).message}.`);
  return error;
}
