import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Config, readConfig } from "../platform/config.ts";
import {
  type BackupReport,
  checkBackup,
  restoreBackup,
  type RestoreReport,
  writeBackup,
} from "../platform/database/backup/index.ts";
import { type DatabaseHandle, openDatabase } from "../platform/database/index.ts";
import { openKeys } from "../platform/keys.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";

/** `brink backup <file>`: also while Brink runs. */
const backupCommand: Command = {
  name: "backup",
  summary: "writes everything the database holds to one file, also while Brink runs",
  usage: "backup <file>",
  async run(args, io): Promise<BackupReport> {
    const file = onlyFile(args, backupCommand);
    const config = readConfig(process.env);
    if (!config.databaseUrl && !existsSync(config.dataFolder))
      throw new Refusal(
        `There is nothing to back up: ${config.dataFolder} does not exist. Set BRINK_DATA to the data folder.`,
      );
    if (!config.backupKey)
      io.progress("BRINK_BACKUP_KEY is not set, so the file is not encrypted: keep it where only you can read it.");
    return withoutMigrating(config, ({ ownerPool }) =>
      writeBackup(ownerPool, file, { secret: config.backupKey, keyId: openKeys(config).ring[0]?.id }),
    );
  },
  print: (result) => `${(result as BackupReport).file}: ${contents(result as BackupReport)}`,
};

/** `brink backup check <file>`: needs no database. */
const checkCommand: Command = {
  name: "backup check",
  summary: "reads a backup from end to end and says whether it is whole",
  usage: "backup check <file>",
  run: (args) => checkBackup(onlyFile(args, checkCommand), readConfig(process.env).backupKey),
  print: (result) => `${(result as BackupReport).file} is whole: ${contents(result as BackupReport)}`,
};

interface Restored extends RestoreReport {
  /** False when the data holds sealed fields that this installation's key cannot open. */
  readonly keyFits: boolean;
  /** How many people were in the backup who were erased after it. */
  readonly erasedAgain: number;
}

/** `brink restore <file>`: all or nothing, while no Brink runs. */
const restoreCommand: Command = {
  name: "restore",
  summary: "replaces everything in the database by a backup: all of it, or nothing is changed",
  usage: "restore <file>",
  async run(args, io): Promise<Restored> {
    const file = onlyFile(args, restoreCommand);
    const config = readConfig(process.env);
    // Checked before the database is even made: a file that does not do leaves no trace.
    await checkBackup(file, config.backupKey);
    const keyIds = openKeys(config).ring.map((key) => key.id);
    // Only here: who makes a backup needs no rooms.
    const { eraseAgain, knownErasures } = await import("./erasures.ts");
    const { report, erasedAgain } = await withoutMigrating(config, async (handle) => {
      const erased = await knownErasures(config, handle);
      const restored = await restoreBackup(handle.ownerPool, file, { secret: config.backupKey, progress: io.progress });
      return { report: restored, erasedAgain: await eraseAgain(config, handle, erased) };
    });
    if (erasedAgain > 0) io.progress(`erased again who asked for it after this backup was made: ${erasedAgain}`);
    const keyFits = report.keyId === null || keyIds.includes(report.keyId);
    if (!keyFits)
      io.progress(
        "This backup was made under another BRINK_KEY: put that key back (BRINK_KEY, BRINK_KEYS_OLD or the file key), or what it sealed stays closed.",
      );
    return { ...report, keyFits, erasedAgain };
  },
  print: (result) => `restored ${contents(result as Restored)}`,
};

function onlyFile(args: string[], command: Command): string {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Refusal(`Say: brink ${command.usage}`);
  return file;
}

function contents(report: BackupReport): string {
  const kind = report.encrypted ? "encrypted" : "not encrypted";
  return `${report.tables} tables, ${report.rows} rows, ${report.bytes} bytes, ${kind}, made ${report.madeAt}`;
}

/** Opens the database as it is: a backup before an upgrade must hold the state of before. */
async function withoutMigrating<T>(config: Config, use: (handle: DatabaseHandle) => Promise<T>): Promise<T> {
  const handle = await openDatabase({
    dataFolder: config.dataFolder,
    databaseUrl: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    join: true,
  });
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

export const backupCommands: readonly Command[] = [backupCommand, checkCommand, restoreCommand];
