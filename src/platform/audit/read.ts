import type { Kysely } from "kysely";
import type { AuditTable } from "./entry.ts";
import { auditTables } from "./store.ts";

/** One line of "who looked at my data". */
export interface AuditLine {
  readonly id: string;
  /** To the second, or to the hour when `coarse`. */
  readonly at: Date;
  readonly coarse: boolean;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | undefined;
  readonly subjectKind: string | undefined;
  readonly region: string | undefined;
  readonly organisation: string | undefined;
  readonly purpose: string | undefined;
  readonly outcome: "done" | "refused";
  readonly details: AuditTable["details"];
}

/** What happened with the data of one subject, newest first; `before` (the last line seen) pages on. */
export async function auditOf(
  // oxlint-disable-next-line typescript/no-explicit-any -- any connection
  db: Kysely<any>,
  subject: string,
  page: { readonly limit?: number; readonly before?: Pick<AuditLine, "at" | "id"> } = {},
): Promise<readonly AuditLine[]> {
  const tables = auditTables(db);
  const rows = await tables
    .selectFrom("audit_entries")
    .selectAll()
    .where("subject", "=", subject)
    .unionAll(tables.selectFrom("audit_waiting").selectAll().where("subject", "=", subject))
    .$call((query) => tables.selectFrom(query.as("lines")).selectAll())
    .$if(page.before !== undefined, (query) =>
      query.where((is) => is(is.refTuple("at", "id"), "<", is.tuple(page.before!.at, page.before!.id))),
    )
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit ?? 100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    coarse: row.coarse,
    actor: row.actor,
    action: row.action,
    subject: row.subject ?? undefined,
    subjectKind: row.subject_kind ?? undefined,
    region: row.region ?? undefined,
    organisation: row.organisation ?? undefined,
    purpose: row.purpose ?? undefined,
    outcome: row.outcome,
    details: row.details,
  }));
}
