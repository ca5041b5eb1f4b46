import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** What is written of one event (NEN 7513): never the content of the data, only that it was touched. */
export interface AuditEntry {
  /** Pseudonym of who acted, or "system". */
  readonly actor: string;
  /** What happened, as `<room>.<verb>`. */
  readonly action: string;
  /** Id of the person or thing it was about. */
  readonly subject?: string;
  /** Kind of the subject, for example "person" or "organisation". */
  readonly subjectKind?: string;
  readonly region?: string;
  /** On whose behalf: the responsible organisation. */
  readonly organisation?: string;
  /** Why the data was used, as the register of processing names it. */
  readonly purpose?: string;
  /** Refused attempts are written too. Without it: "done". */
  readonly outcome?: "done" | "refused";
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  /** True where voice or vote is kept apart from identity: the time is kept to the hour. */
  readonly coarse?: boolean;
}

export interface AuditTable {
  id: string;
  at: Date;
  coarse: boolean;
  actor: string;
  action: string;
  subject: string | null;
  subject_kind: string | null;
  region: string | null;
  organisation: string | null;
  purpose: string | null;
  outcome: "done" | "refused";
  details: Record<string, string | number | boolean | null>;
}

/** Hash (SHA-256) over the entry as canonical JSON (RFC 8785), so that anyone with the entry can compute it again. */
export function entryHash(row: AuditTable): Buffer {
  return createHash("sha256").update(canonicalEntry(row)).digest();
}

/** The entry as canonical JSON (RFC 8785): all columns, the time as UTC to the second. */
export function canonicalEntry(row: AuditTable): string {
  const text = canonicalize({
    id: row.id,
    at: `${row.at.toISOString().slice(0, 19)}Z`,
    coarse: row.coarse,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    subjectKind: row.subject_kind,
    region: row.region,
    organisation: row.organisation,
    purpose: row.purpose,
    outcome: row.outcome,
    details: row.details,
  });
  if (text === undefined) throw new Error("An audit entry is always an object.");
  return text;
}

/** Link of the chain: SHA-256 over the previous link and the hash of this entry. The first one follows 32 zero bytes. */
export function link(previous: Uint8Array, entry: Uint8Array): Buffer {
  return createHash("sha256").update(previous).update(entry).digest();
}

export const firstLink = Buffer.alloc(32);
