import {
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { Unreadable } from "./format.ts";

/** Plain bytes in one encrypted chunk; each chunk carries a tag of 16 bytes more. */
export const chunkSize = 65_536;
const tagLength = 16;

/** What one file is encrypted with. The salt is new for every file, so no key ever meets the same counter twice. */
export interface FileKey {
  readonly salt: string;
  /** Tells a wrong key from a damaged file; says nothing about the key itself. */
  readonly keyCheck: string;
  readonly key: Buffer;
}

/** Derives the key of one file from the operator's secret (HKDF-SHA-256, RFC 5869). Without a salt it takes a new one. */
export function fileKey(secret: string, salt = randomBytes(32).toString("base64url")): FileKey {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, Buffer.from(salt, "base64url"), purpose, length));
  const keyCheck = derive("brink backup key check", 16).toString("base64url");
  return { salt, keyCheck, key: derive("brink backup", 32) };
}

/** True when the secret behind this key is the one that made the file. */
export function fitsCheck(key: FileKey, keyCheck: string): boolean {
  const [mine, theirs] = [Buffer.from(key.keyCheck), Buffer.from(keyCheck)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}

/**
 * Encrypts a stream in chunks (AES-256-GCM). The nonce of a chunk is its number and whether it is the last (the STREAM construction of
 * Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so a chunk that is altered, moved, dropped or cut off at the end is seen.
 * @param bound text that belongs to every chunk: the first line of the file.
 */
export async function* encryptChunks(key: Buffer, bound: string, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const { bytes, place, last } of inChunks(plain, chunkSize)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonce(place, last)).setAAD(Buffer.from(bound));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * Reads what `encryptChunks` made.
 * @throws Unreadable at the first chunk that is not what was written in that place.
 */
export async function* decryptChunks(
  key: Buffer,
  bound: string,
  sealed: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  for await (const { bytes, place, last } of inChunks(sealed, chunkSize + tagLength)) {
    const end = bytes.length - tagLength;
    if (end < 0) throw new Unreadable("it ends too early");
    const decipher = createDecipheriv("aes-256-gcm", key, nonce(place, last)).setAAD(Buffer.from(bound));
    decipher.setAuthTag(bytes.subarray(end));
    yield finish(decipher, bytes.subarray(0, end));
  }
}

function finish(decipher: DecipherGCM, sealed: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw new Unreadable("a part of it is not what was encrypted");
  }
}

interface Chunk {
  readonly bytes: Buffer;
  readonly place: number;
  readonly last: boolean;
}

/** Cuts a stream into chunks of one size; the last is shorter, or as long, or empty when the stream is. */
async function* inChunks(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Chunk> {
  let held: Buffer = Buffer.alloc(0);
  let place = 0;
  for await (const piece of source) {
    held = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    let from = 0;
    // Strictly more than one chunk: what stays behind may be the last.
    for (; held.length - from > size; from += size) {
      yield { bytes: held.subarray(from, from + size), place, last: false };
      place += 1;
    }
    held = held.subarray(from);
  }
  yield { bytes: held, place, last: true };
}

function nonce(place: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(place), 3);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
