import { timingSafeEqual } from "node:crypto";
import type { Keys } from "./keys.ts";

/**
 * The last part of an address in a letter: which row it is about, signed with a key outside the database.
 * @param purpose what the link is for; a token for one purpose does nothing for another
 */
export function tokenOf(keys: Keys, purpose: string, id: string): string {
  return `${id}.${keys.pseudonymHash(purpose, id)}`;
}

/** Id that a token was made for, also under an older key; undefined when it was not made here. */
export function idOfToken(keys: Keys, purpose: string, token: string): string | undefined {
  const [id = "", signature = ""] = token.split(".");
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const given = Buffer.from(signature);
  const fits = keys
    .pseudonymHashes(purpose, id)
    .map((hash) => Buffer.from(hash))
    .some((hash) => hash.length === given.length && timingSafeEqual(hash, given));
  return fits ? id : undefined;
}
