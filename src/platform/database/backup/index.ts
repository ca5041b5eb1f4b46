/** Door of backup and restore: one file of our own form (docs/decisions/0004), because the embedded PostgreSQL brings no `pg_dump`. */
export { checkBackup, restoreBackup, type RestoreOptions, type RestoreReport } from "./restore.ts";
export { type BackupOptions, type BackupReport, writeBackup } from "./write.ts";
