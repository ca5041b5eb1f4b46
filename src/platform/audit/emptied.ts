import { type Kysely, sql } from "kysely";
import type { Context } from "../context.ts";
import type { Keys } from "../keys.ts";
import { emptiedText, signAudit, signedByUs } from "./signing.ts";
import { auditTables } from "./store.ts";

/** How long entries are kept, in years: NEN 7513 practice asks at least five for who looked at whose data. */
export const auditYears = 5;

/**
 * Removes the entries of whole signed runs that are all older than `before`; their hashes stay, so the chain can still be followed.
 * A signed note says up to where, so that a hole made by anybody else shows.
 * @returns number of entries removed
 */
export async function emptyAudit(ctx: Pick<Context, "database" | "keys" | "clock">, before: Date): Promise<number> {
  return auditTables(ctx.database.owner)
    .transaction()
    .execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtext('brink_audit'))`.execute(trx);
      const { rows } = await sql<{ number: number; hash: Buffer }>`
        select number, hash from audit_seals
        where signature is not null
          and number > coalesce((select max(through) from audit_emptied), 0)
          and number < coalesce((
            select min(seal.number) from audit_seals seal join audit_entries line on line.id = seal.entry where line.at >= ${before}
          ), 9007199254740991)
        order by number desc limit 1`.execute(trx);
      const [last] = rows;
      if (!last) return 0;
      const at = ctx.clock();
      const signature = signAudit(ctx.keys, emptiedText(last.number, last.hash, at));
      await trx
        .insertInto("audit_emptied")
        .values({ through: last.number, at, key_id: signature.keyId, signature: signature.bytes })
        .execute();
      const gone = await sql`
        delete from audit_entries using audit_seals
        where audit_seals.entry = audit_entries.id and audit_seals.number <= ${last.number}`.execute(trx);
      return Number(gone.numAffectedRows ?? 0);
    });
}

/** Last line whose entry may be missing, by a note of ours; 0 when none. A note with a signature that is not ours does not count. */
// oxlint-disable-next-line typescript/no-explicit-any -- any connection
export async function emptiedThrough(db: Kysely<any>, keys: Keys): Promise<number> {
  const notes = await auditTables(db)
    .selectFrom("audit_emptied")
    .innerJoin("audit_seals", "audit_seals.number", "audit_emptied.through")
    .select(["through", "at", "hash", "audit_emptied.key_id", "audit_emptied.signature"])
    .orderBy("through", "desc")
    .execute();
  const ours = notes.find((note) =>
    signedByUs(keys, emptiedText(note.through, note.hash, note.at), { keyId: note.key_id, bytes: note.signature }),
  );
  return ours?.through ?? 0;
}
