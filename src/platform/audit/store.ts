import type { ColumnType, Kysely } from "kysely";
import type { AuditTable } from "./entry.ts";

export type StoredEntry = Omit<AuditTable, "details"> & {
  details: ColumnType<AuditTable["details"], string, never>;
};

export interface AuditTables {
  audit_entries: StoredEntry;
  /** Entries kept to the hour, until that hour is over. */
  audit_waiting: StoredEntry;
  /** Entries that have no seal yet; filled by a trigger, emptied by the sealer. */
  audit_pending: { entry: string; at: Date };
  audit_seals: {
    number: number;
    entry: string;
    entry_hash: Buffer;
    hash: Buffer;
    sealed_at: Date;
    /** Only the last seal of a run is signed; it vouches for all before it. */
    key_id: string | null;
    signature: Buffer | null;
  };
  /** Entries up to and including `through` were removed because their term was over. */
  audit_emptied: { through: number; at: Date; key_id: string; signature: Buffer };
}

/** The audit's own view on whichever connection or transaction it is given. */
// oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
export function auditTables(db: Kysely<any>): Kysely<AuditTables> {
  return db as Kysely<AuditTables>;
}
