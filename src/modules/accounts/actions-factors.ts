import { Secret, TOTP } from "otpauth";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { plainCode, randomCode } from "./codes.ts";
import { letter } from "./letters.ts";
import { limits } from "./model.ts";
import { mayChangeFactors } from "./policy.ts";
import {
  beginFactor,
  confirmFactor,
  factorOf,
  passkeysOf,
  recoveryCodesLeft,
  removeFactor,
  setRecoveryCodes,
  spendRecoveryCode,
  takeStep,
} from "./store-factors.ts";
import { personById } from "./store-people.ts";
import { type AnyDb, withScope } from "./store-scope.ts";
import { endSessions, rotateSession } from "./store-sessions.ts";
import { letterTexts } from "./text.ts";
import { lookupHash, lookupHashes, newToken, openText, sealText, tokenHash } from "./vault.ts";

const period = 30;
const recoveryCodes = 10;

/** What someone has set up, without any secret. */
export interface Factors {
  readonly codes: boolean;
  readonly recoveryLeft: number;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly madeAt: Date;
    readonly usedAt: Date | null;
  }[];
}

export async function factorsOf(ctx: Context, person: string): Promise<Factors> {
  return withScope(ctx.db, { person }, async (trx) => {
    const keys = await passkeysOf(trx, person);
    return {
      codes: (await factorOf(trx, person))?.confirmed_at != null,
      recoveryLeft: await recoveryCodesLeft(trx, person),
      passkeys: keys.map(({ id, name, made_at, used_at }) => ({ id, name, madeAt: made_at, usedAt: used_at })),
    };
  });
}

/** Refuses a change of what protects an account in a session that has not shown it. @returns the person */
export async function requireFactorSession(trx: AnyDb, actor: Actor): Promise<string> {
  const person = actor.person ?? "";
  const has = (await factorOf(trx, person))?.confirmed_at != null || (await passkeysOf(trx, person)).length > 0;
  if (!mayChangeFactors(actor, has)) throw new Refusal("", 403);
  return person;
}

/** Makes a new secret for an app that gives codes; it counts only after the first code. */
export async function beginCodes(ctx: Context, actor: Actor): Promise<void> {
  await withScope(ctx.db, { person: actor.person! }, async (trx) => {
    const person = await requireFactorSession(trx, actor);
    if ((await factorOf(trx, person))?.confirmed_at) return;
    await beginFactor(trx, person, sealText(ctx, "factor", new Secret({ size: 20 }).base32));
  });
}

/** The secret while it is being set up, as an address for the app and as text to type; undefined before it is begun and after it counts. */
export async function codesToConfirm(
  ctx: Context,
  person: string,
): Promise<{ address: string; secret: string } | undefined> {
  return withScope(ctx.db, { person }, async (trx) => {
    const row = await factorOf(trx, person);
    if (!row || row.confirmed_at) return undefined;
    const found = await personById(trx, person);
    const secret = openText(ctx, "factor", row.secret_sealed);
    return { secret, address: totp(secret, openText(ctx, "email", found!.email_sealed)).toString() };
  });
}

const totp = (secret: string, label = "Brink") =>
  new TOTP({ issuer: "Brink", label, secret: Secret.fromBase32(secret), period });

export interface Confirmed {
  /** New session token: the old one does not get the rights of the second factor. */
  readonly token: string;
  /** Shown once. */
  readonly recoveryCodes: readonly string[];
}

/** The first code proves that the app works; from now on it is asked. @returns undefined when the code is wrong */
export async function confirmCodes(
  ctx: Context,
  actor: Actor,
  code: string,
  device: string,
): Promise<Confirmed | undefined> {
  const person = actor.person!;
  await countCode(ctx, person);
  return withScope(ctx.db, { person }, async (trx) => {
    await requireFactorSession(trx, actor);
    const row = await factorOf(trx, person);
    if (!row || row.confirmed_at || !(await codeFits(trx, ctx, person, code))) return undefined;
    await confirmFactor(trx, person, ctx.clock());
    const codes = await newRecoveryCodes(trx, ctx, person);
    await endSessions(trx, person, actor.session);
    const token = await stepUp(trx, ctx, { session: actor.session! });
    await audited(trx, ctx, person, "accounts.add_second_factor");
    await tellOwner(trx, ctx, person, device);
    return { token, recoveryCodes: codes };
  });
}

/** New recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(ctx: Context, actor: Actor): Promise<readonly string[]> {
  return withScope(ctx.db, { person: actor.person! }, async (trx) => {
    const person = await requireFactorSession(trx, actor);
    await audited(trx, ctx, person, "accounts.renew_recovery_codes");
    return newRecoveryCodes(trx, ctx, person);
  });
}

async function newRecoveryCodes(trx: AnyDb, ctx: Context, person: string): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => randomCode(10));
  await setRecoveryCodes(
    trx,
    person,
    codes.map((code) => lookupHash(ctx, "code", `${person} ${code}`)),
  );
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Stops asking for codes. Roles that need a second factor wait until there is one again. */
export async function dropCodes(ctx: Context, actor: Actor): Promise<void> {
  await withScope(ctx.db, { person: actor.person! }, async (trx) => {
    const person = await requireFactorSession(trx, actor);
    await removeFactor(trx, person);
    await audited(trx, ctx, person, "accounts.remove_second_factor");
  });
}

/**
 * Shows the second factor in a session that has only the first: a code of the app, or a recovery code.
 * @returns a new session token, or undefined when the code is wrong
 * @throws Refusal 429 after too many tries
 */
export async function showCode(
  ctx: Context,
  who: { person: string; session: string },
  code: string,
): Promise<string | undefined> {
  await countCode(ctx, who.person);
  return withScope(ctx.db, { person: who.person }, async (trx) => {
    const row = await factorOf(trx, who.person);
    const fits =
      row?.confirmed_at &&
      ((await codeFits(trx, ctx, who.person, code)) || (await recoveryFits(trx, ctx, who.person, code)));
    await writeAudit(trx, ctx, {
      actor: who.person,
      action: "accounts.second_factor",
      subject: who.person,
      subjectKind: "person",
      purpose: "accounts.sign_in",
      outcome: fits ? "done" : "refused",
    });
    return fits ? stepUp(trx, ctx, who) : undefined;
  });
}

async function countCode(ctx: Context, person: string): Promise<void> {
  const tries = await spend(ctx.db, ctx, { name: "second factor", key: person, ...limits.codePerPerson });
  if (!tries.allowed) throw new Refusal("", 429);
}

/** True for a code of now, the half minute before or after, that was not used before. */
async function codeFits(trx: AnyDb, ctx: Context, person: string, typed: string): Promise<boolean> {
  const row = await factorOf(trx, person);
  const token = typed.replaceAll(/\s/g, "");
  if (!row || !/^\d{6}$/.test(token)) return false;
  const now = ctx.clock().getTime();
  const delta = totp(openText(ctx, "factor", row.secret_sealed)).validate({ token, timestamp: now, window: 1 });
  if (delta === null) return false;
  return takeStep(trx, person, Math.floor(now / 1_000 / period) + delta);
}

async function recoveryFits(trx: AnyDb, ctx: Context, person: string, typed: string): Promise<boolean> {
  const plain = plainCode(typed);
  if (plain.length !== 10) return false;
  for (const hash of lookupHashes(ctx, "code", `${person} ${plain}`)) {
    if (await spendRecoveryCode(trx, person, hash, ctx.clock())) return true;
  }
  return false;
}

/** Gives the session the second factor, under a new token. */
export async function stepUp(trx: AnyDb, ctx: Context, who: { session: string }): Promise<string> {
  const token = newToken();
  await rotateSession(trx, who.session, tokenHash(token), ctx.clock());
  return token;
}

/** Someone who takes over a mailbox adds a key of their own: the owner hears of it. */
export async function tellOwner(trx: AnyDb, ctx: Context, person: string, device: string): Promise<void> {
  const found = await personById(trx, person);
  if (!found) return;
  const lines = [letterTexts(found.lang).newSession(device || "?")];
  await queueMail(trx, ctx, letter({ to: openText(ctx, "email", found.email_sealed), lang: found.lang, lines }));
}

export async function audited(trx: AnyDb, ctx: Context, person: string, action: string): Promise<void> {
  await writeAudit(trx, ctx, {
    actor: person,
    action,
    subject: person,
    subjectKind: "person",
    purpose: "accounts.sign_in",
  });
}
