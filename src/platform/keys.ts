import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { Refusal } from "./refusal.ts";
import { hashWith, openWith, type RootKey, rootKey, sealWith } from "./secrets.ts";

/** Keys derived from the secrets of this installation; the secrets themselves never leave this file. */
export interface Keys {
  /** The keys of every secret we know, the current one first, then those of BRINK_KEYS_OLD. */
  readonly ring: readonly RootKey[];
  /** A 32-byte key of the current secret for one purpose; the same purpose gives the same key. */
  derive(purpose: string): Buffer;
  /** Encrypts a text for one purpose with the current key. Twice the same text gives other bytes. */
  seal(purpose: string, text: string): Buffer;
  /**
   * Reads what `seal` made for the same purpose, also with an older key.
   * @throws Error when it was altered or its key is not known.
   */
  open(purpose: string, bytes: Uint8Array): string;
  /** Keyed hash of a text for one purpose, as base64url: to find an address again without keeping it. Uses the current key. */
  pseudonymHash(purpose: string, text: string): string;
  /** The same hash under every key, newest first: look up with these, so that what an older key hashed is still found. */
  pseudonymHashes(purpose: string, text: string): readonly string[];
  /** Path of the key file when this start wrote it, so that the start can say so. */
  readonly written: string | undefined;
}

/**
 * Takes the secret from BRINK_KEY, else from `<data folder>/key`, which the first start writes (mode 0600). Secrets from before a
 * rotation come from BRINK_KEYS_OLD: they still open, they no longer seal.
 * @throws Refusal when the file exists but cannot be read.
 */
export function openKeys(config: Pick<Config, "key" | "dataFolder"> & Partial<Pick<Config, "oldKeys">>): Keys {
  const old = config.oldKeys ?? [];
  if (config.key) return keysFrom([config.key, ...old], undefined);
  mkdirSync(config.dataFolder, { recursive: true });
  const file = join(config.dataFolder, "key");
  const written = writeOnce(file);
  return keysFrom([readSecret(file), ...old], written ? file : undefined);
}

function keysFrom(secrets: readonly string[], written: string | undefined): Keys {
  const ring = [...new Set(secrets)].map(rootKey);
  const [current] = ring as [RootKey];
  return {
    ring,
    derive: current.derive,
    seal: (purpose, text) => sealWith(current, purpose, text),
    open: (purpose, bytes) => openWith(ring, purpose, bytes),
    pseudonymHash: (purpose, text) => hashWith(current, purpose, text),
    pseudonymHashes: (purpose, text) => ring.map((key) => hashWith(key, purpose, text)),
    written,
  };
}

/** Writes a new secret unless one is there; a link makes the file appear whole or not at all, also with two starts at once. */
function writeOnce(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new Refusal(`Brink cannot write its key to ${file}: ${(error as Error).message}.`);
  } finally {
    try {
      unlinkSync(draft);
    } catch {
      // The draft was never made.
    }
  }
}

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    throw new Refusal(`Brink cannot read its key in ${file}: ${(error as Error).message}.`);
  }
  throw new Refusal(`The key in ${file} is too short; restore it from your backup or set BRINK_KEY.`);
}
