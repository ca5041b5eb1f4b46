import type { Kysely } from "kysely";
import { Refusal } from "../refusal.ts";
import { auditTables } from "./store.ts";

/** The end of the signed chain. Kept outside (on a page, in a letter), it shows later that nothing before it changed. */
export interface AuditHead {
  /** Number of the last signed line. */
  readonly number: number;
  /** Its link of the chain, 64 hexadecimal digits. */
  readonly hash: string;
  readonly signedAt: Date;
  /** The head as it is published, in one word: `<number>.<hash>.<key id>.<signature>`. */
  readonly text: string;
}

/** The head now; undefined while nothing was sealed. */
// oxlint-disable-next-line typescript/no-explicit-any -- any connection
export async function auditHead(db: Kysely<any>): Promise<AuditHead | undefined> {
  const row = await auditTables(db)
    .selectFrom("audit_seals")
    .select(["number", "hash", "sealed_at", "key_id", "signature"])
    .where("signature", "is not", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const hash = row.hash.toString("hex");
  const signature = row.signature?.toString("base64url") ?? "";
  return {
    number: row.number,
    hash,
    signedAt: row.sealed_at,
    text: `${row.number}.${hash}.${row.key_id}.${signature}`,
  };
}

/** What of a published head the verification needs; also accepts the short form `<number>.<hash>`. */
export type PublishedHead = Pick<AuditHead, "number" | "hash">;

/** @throws Refusal when the words are no head. */
export function readHead(text: string): PublishedHead {
  const [, number, hash] = /^(\d{1,15})\.([0-9a-f]{64})(?:\.[0-9a-f]{8}\.[\w-]+)?$/.exec(text.trim()) ?? [];
  if (!number || !hash) throw new Refusal("That is no published head: it looks like 120.<64 hexadecimal digits>.");
  return { number: Number(number), hash };
}
