import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** One secret of this installation, old or current, as the keys that are derived from it. */
export interface RootKey {
  /** Eight hexadecimal digits that tell which secret sealed something; they say nothing about the secret. */
  readonly id: string;
  /** A 32-byte key for one purpose; the same purpose gives the same key. */
  derive(purpose: string): Buffer;
}

const formatVersion = 1;
const [idLength, nonceLength, tagLength] = [4, 12, 16];
const headLength = 1 + idLength + nonceLength + tagLength;

/** Makes the keys of one secret (HKDF-SHA-256, RFC 5869). */
export function rootKey(secret: string): RootKey {
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "brink", purpose, 32));
  const id = createHash("sha256").update(derive("key id")).digest("hex").slice(0, 8);
  return { id, derive };
}

/**
 * Encrypts a text (AES-256-GCM) so that only this installation, for this purpose, can read it.
 * Form: version (1 byte), key id (4), nonce (12), tag (16), cipher text. The purpose is bound to it.
 */
export function sealWith(key: RootKey, purpose: string, text: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key.derive(`seal:${purpose}`), nonce);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([formatVersion]), Buffer.from(key.id, "hex"), nonce, cipher.getAuthTag(), body]);
}

/**
 * Decrypts what `sealWith` made, with whichever of the keys sealed it.
 * @throws Error when it was altered, was sealed for another purpose, or its key is not among those given.
 */
export function openWith(ring: readonly RootKey[], purpose: string, bytes: Uint8Array): string {
  const sealed = Buffer.from(bytes);
  if (sealed.length < headLength || sealed[0] !== formatVersion) throw new Error("This is no sealed text.");
  const id = sealedBy(sealed);
  const key = ring.find((one) => one.id === id);
  if (!key) throw new Error(`Sealed with key ${id}, which is neither in BRINK_KEY nor in BRINK_KEYS_OLD.`);
  const nonceAt = 1 + idLength;
  const decipher = createDecipheriv(
    "aes-256-gcm",
    key.derive(`seal:${purpose}`),
    sealed.subarray(nonceAt, nonceAt + nonceLength),
    { authTagLength: tagLength },
  );
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(nonceAt + nonceLength, headLength));
  return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]).toString("utf8");
}

/** Id of the key that sealed something, so that a rotation can find what to seal again. */
export function sealedBy(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(1, 1 + idLength)).toString("hex");
}

/** Keyed hash (HMAC-SHA-256) of a value for one purpose, as base64url. */
export function hashWith(key: RootKey, purpose: string, text: string): string {
  return createHmac("sha256", key.derive(`hash:${purpose}`))
    .update(text)
    .digest("base64url");
}
