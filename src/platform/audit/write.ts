import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Context } from "../context.ts";
import type { AuditEntry } from "./entry.ts";
import { auditTables } from "./store.ts";

const hour = 3_600_000;
const second = 1_000;

/**
 * Writes one entry in the caller's transaction: what happened and that it is known stay or go together. No chain here, so that nobody
 * waits for anybody; the sealer chains afterwards.
 * @throws Error when a text holds what the database cannot keep
 */
export async function writeAudit(
  // oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
  trx: Kysely<any>,
  ctx: Pick<Context, "clock">,
  entry: AuditEntry,
): Promise<void> {
  const coarse = entry.coarse ?? false;
  const step = coarse ? hour : second;
  await auditTables(trx)
    .insertInto(coarse ? "audit_waiting" : "audit_entries")
    .values({
      id: randomUUID(),
      at: new Date(Math.floor(ctx.clock().getTime() / step) * step),
      coarse,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject ?? null,
      subject_kind: entry.subjectKind ?? null,
      region: entry.region ?? null,
      organisation: entry.organisation ?? null,
      purpose: entry.purpose ?? null,
      outcome: entry.outcome ?? "done",
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
