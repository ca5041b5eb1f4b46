import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Context } from "#platform/context.ts";

type Ring = Pick<Context, "keys">;

/** Crockford's base32: no I, L, O or U, so that a code can be read from paper and said aloud. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 10;

/** What a device holds: a random token. In each dialogue it is known by another hash, so that two dialogues cannot be joined. */
export const newDeviceToken = (): string => randomBytes(24).toString("base64url");

export function deviceHash(token: string, dialogueId: string): string {
  return createHash("sha256").update(`${dialogueId}:${token}`).digest("base64url");
}

function codeFrom(bytes: Buffer): string {
  const signs = Array.from({ length: codeLength }, (_, place) => alphabet[bytes[place]! % 32]);
  return `${signs.slice(0, 5).join("")}-${signs.slice(5).join("")}`;
}

/** A code as typed: without spaces and hyphens, with O read as 0 and I or L as 1. Undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const plain = typed.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (plain.length !== codeLength || ![...plain].every((sign) => alphabet.includes(sign))) return undefined;
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}

/** The code with which a participant comes back (50 bits). It is made from the pseudonym with a key outside the database, so it is kept nowhere. */
export function returnCode(ctx: Ring, participant: string): string {
  return codeFrom(createHmac("sha256", ctx.keys.derive("dialogue return code")).update(participant).digest());
}

export const returnCodeHash = (ctx: Ring, dialogueId: string, code: string): string =>
  ctx.keys.pseudonymHash("dialogue code", `${dialogueId}:${code}`);

/** The same under every key we know, to look up with. */
export const codeHashes = (ctx: Ring, dialogueId: string, code: string): readonly string[] =>
  ctx.keys.pseudonymHashes("dialogue code", `${dialogueId}:${code}`);

/** A one-time code for a letter. */
export const newEntryCode = (): string => codeFrom(randomBytes(codeLength));

/** The key of somebody's background answers: only who has the key outside the database can join the two. */
export function backgroundKey(ctx: Ring, participant: string): string {
  return createHmac("sha256", ctx.keys.derive("dialogue background")).update(participant).digest("base64url");
}

/** Device cookie: `e.` one's own device, `g.` a shared one that forgets after twenty minutes. */
export const sharedSeconds = 20 * 60;
export const ownSeconds = 180 * 24 * 3600;

type Site = Pick<Context["config"], "url">;
const isSecure = (site: Site) => site.url.startsWith("https:");

export const deviceCookieName = (site: Site): string => (isSecure(site) ? "__Host-brink-gesprek" : "brink-gesprek");

export interface Device {
  readonly token: string;
  /** The person said: this is my own device. */
  readonly own: boolean;
}

export function readDevice(value: string | undefined): Device | undefined {
  const match = /^([eg])\.([\w-]{20,64})$/.exec(value ?? "");
  return match ? { own: match[1] === "e", token: match[2]! } : undefined;
}

export function deviceCookie(site: Site, device: Device | undefined): string {
  const age = device ? (device.own ? ownSeconds : sharedSeconds) : 0;
  return [
    `${deviceCookieName(site)}=${device ? `${device.own ? "e" : "g"}.${device.token}` : ""}`,
    "Path=/",
    `Max-Age=${age}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure(site) ? ["Secure"] : []),
  ].join("; ");
}
