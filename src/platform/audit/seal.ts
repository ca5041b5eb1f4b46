import { type Kysely, sql } from "kysely";
import type { Context } from "../context.ts";
import { type AuditTable, entryHash, firstLink, link } from "./entry.ts";
import { headText, signAudit } from "./signing.ts";
import { type AuditTables, auditTables } from "./store.ts";

/** Entries sealed in one transaction; the last of them is signed. */
const runLength = 1_000;

/**
 * Seals everything that has no seal yet, in order of time. One process at a time does it; another that tries meanwhile does nothing.
 * @returns how many entries no longer wait
 */
export async function sealAudit(ctx: Pick<Context, "database" | "keys" | "clock">): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await sealRun(ctx);
    total += sealed;
    if (sealed < runLength) return total;
  }
}

async function sealRun(ctx: Pick<Context, "database" | "keys" | "clock">): Promise<number> {
  return auditTables(ctx.database.owner)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<{
        mine: boolean;
      }>`select pg_try_advisory_xact_lock(hashtext('brink_audit')) as mine`.execute(trx);
      if (!rows[0]?.mine) return 0;
      await moveWaiting(trx, ctx.clock());
      const taken = await takePending(trx);
      const entries = await withoutSeal(trx, taken);
      if (entries.length > 0) await appendSeals(ctx, trx, entries);
      return taken.length;
    });
}

/** Entries of an hour that is over join the others in random order (that of their ids), so that nothing tells their minute. */
async function moveWaiting(trx: Kysely<AuditTables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 3_600_000);
  await sql`
    with gone as (delete from audit_waiting where at <= ${before} returning *)
    insert into audit_entries select * from gone order by at, id`.execute(trx);
}

/** The oldest ids that wait for a seal; they wait no longer once this transaction commits. */
async function takePending(trx: Kysely<AuditTables>): Promise<readonly string[]> {
  const { rows } = await sql<{ entry: string }>`
    delete from audit_pending where entry in (select entry from audit_pending order by at, entry limit ${runLength})
    returning entry`.execute(trx);
  return rows.map((row) => row.entry);
}

/** Entries in order of time. One that has its seal is left out: loading a foreign copy of the database notes all of them again. */
async function withoutSeal(trx: Kysely<AuditTables>, ids: readonly string[]): Promise<readonly AuditTable[]> {
  const { rows } = await sql<AuditTable>`
    select * from audit_entries line where id = any(${ids}::uuid[])
      and not exists (select from audit_seals where entry = line.id) order by at, id`.execute(trx);
  return rows;
}

async function appendSeals(
  ctx: Pick<Context, "keys" | "clock">,
  trx: Kysely<AuditTables>,
  entries: readonly AuditTable[],
): Promise<void> {
  const last = await trx
    .selectFrom("audit_seals")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const start = (last?.number ?? 0) + 1;
  let previous = last?.hash ?? firstLink;
  const hashes = entries.map((entry) => {
    const own = entryHash(entry);
    previous = link(previous, own);
    return { own, chained: previous };
  });
  const end = start + entries.length - 1;
  const signature = signAudit(ctx.keys, headText(end, previous));
  await sql`
    insert into audit_seals (number, entry, entry_hash, hash, sealed_at, key_id, signature)
    select number, entry, entry_hash, hash, ${ctx.clock()}::timestamptz,
      case when number = ${end} then ${signature.keyId}::text end, case when number = ${end} then ${signature.bytes}::bytea end
    from unnest(
      ${entries.map((_, at) => start + at)}::bigint[], ${entries.map((entry) => entry.id)}::uuid[],
      ${hashes.map((hash) => hash.own)}::bytea[], ${hashes.map((hash) => hash.chained)}::bytea[]
    ) as run (number, entry, entry_hash, hash)`.execute(trx);
}

/** Age in seconds of the oldest entry that should have a seal and has none; 0 when all have. */
// oxlint-disable-next-line typescript/no-explicit-any -- any connection
export async function sealLag(db: Kysely<any>, clock: () => Date): Promise<number> {
  const { rows } = await sql<{ oldest: Date | null }>`
    select least((select min(at) from audit_pending), (select min(at) + interval '1 hour' from audit_waiting)) as oldest`.execute(
    db,
  );
  const oldest = rows[0]?.oldest;
  return oldest ? Math.max(0, (clock().getTime() - oldest.getTime()) / 1_000) : 0;
}
