import { createHash, randomBytes } from "node:crypto";
import type { Context } from "#platform/context.ts";
import type { Keys } from "#platform/keys.ts";

type WithKeys = Pick<Context, "keys">;

/** What this room seals, each with a key of its own. */
export type SealedKind = "email" | "name" | "factor" | "client secret" | "pseudonym key" | "state" | "challenge";

/** Encrypts a text for one purpose; the key is outside the database. */
export function sealText(ctx: WithKeys, kind: SealedKind, text: string): string {
  return ctx.keys.seal(`accounts:${kind}`, text).toString("base64url");
}

/** Decrypts what `sealText` made. @throws Error when it was altered or sealed for another purpose. */
export function openText(ctx: WithKeys, kind: SealedKind, sealed: string): string {
  return ctx.keys.open(`accounts:${kind}`, Buffer.from(sealed, "base64url"));
}

export type HashKind = "email" | "address" | "code" | "letter" | "subject" | "erasure";

/** Keyed hash by which an address or a code is found without being readable in the database. */
export function lookupHash(ctx: WithKeys, kind: HashKind, text: string): string {
  return ctx.keys.pseudonymHash(`accounts:${kind}`, text);
}

/** The same hash under every key we still know, so that what was stored before a key changed is found too. */
export function lookupHashes(ctx: WithKeys, kind: HashKind, text: string): readonly string[] {
  return ctx.keys.pseudonymHashes(`accounts:${kind}`, text);
}

/** A new secret of 256 bits, as it stands in a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a token. The token is random, so a plain hash is enough. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

/**
 * The name under which a room knows a person in one context (a dialogue, a roll). It is made from a key of the person's own and a key
 * outside the database; when either goes, nothing leads back.
 */
export function pseudonymFrom(keys: Keys, personKey: string, context: string): string {
  return keys.pseudonymHash(`pseudonym:${context}`, personKey).slice(0, 32);
}
