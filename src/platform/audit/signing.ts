import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Keys } from "../keys.ts";
import type { RootKey } from "../secrets.ts";

export interface Signature {
  readonly keyId: string;
  readonly bytes: Buffer;
}

/** Signs what the audit vouches for (Ed25519, RFC 8032). The key is derived from this installation's secret: not in the database. */
export function signAudit(keys: Keys, text: string): Signature {
  const [current] = keys.ring;
  if (!current) throw new Error("There is always a current key.");
  return { keyId: current.id, bytes: sign(null, Buffer.from(text), privateKey(current)) };
}

/** True when this installation, with its current or an older key, signed the text. */
export function signedByUs(keys: Keys, text: string, signature: { keyId: string | null; bytes: Uint8Array }): boolean {
  const key = keys.ring.find((one) => one.id === signature.keyId);
  return key !== undefined && verify(null, Buffer.from(text), publicKey(key), signature.bytes);
}

/** The public key that goes with the current signing key, as base64url (32 bytes), so that outsiders can check a published head. */
export function auditPublicKey(keys: Keys): string {
  const [current] = keys.ring;
  if (!current) throw new Error("There is always a current key.");
  return publicKey(current).export({ format: "jwk" }).x ?? "";
}

/** What a signature on the chain says: up to this line, this is the chain. */
export function headText(number: number, hash: Uint8Array): string {
  return `brink audit ${number} ${Buffer.from(hash).toString("hex")}`;
}

/** What a signature on emptied lines says: these went because their term was over. */
export function emptiedText(through: number, hash: Uint8Array, at: Date): string {
  return `brink audit emptied ${through} ${Buffer.from(hash).toString("hex")} ${at.toISOString()}`;
}

/** DER before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

function privateKey(key: RootKey): KeyObject {
  const seed = key.derive("audit signing");
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: "der", type: "pkcs8" });
}

function publicKey(key: RootKey): KeyObject {
  return createPublicKey(privateKey(key));
}
