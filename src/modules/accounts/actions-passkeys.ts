import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { audited, requireFactorSession, stepUp, tellOwner } from "./actions-factors.ts";
import { openSession, type SignedIn } from "./actions-sign-in.ts";
import { lifetimes } from "./model.ts";
import { addPasskey, passkeyById, passkeysOf, removePasskey, usedPasskey } from "./store-factors.ts";
import { personById } from "./store-people.ts";
import { type AnyDb, type ChallengeKind, withScope } from "./store-scope.ts";
import { addChallenge, takeChallenge } from "./store-sessions.ts";
import { newToken, openText, pseudonymFrom, sealText, tokenHash } from "./vault.ts";

/** What the browser needs to ask for a passkey, and a handle by which its answer finds the challenge again, once. */
export interface PasskeyQuestion {
  readonly handle: string;
  readonly options: unknown;
}

const siteOf = (ctx: Context) => ({ id: new URL(ctx.config.url).hostname, origin: new URL(ctx.config.url).origin });

async function keepChallenge(
  trx: AnyDb,
  ctx: Context,
  kind: ChallengeKind,
  person: string | null,
  challenge: string,
): Promise<string> {
  const handle = newToken();
  const expiresAt = new Date(ctx.clock().getTime() + lifetimes.challenge);
  await addChallenge(trx, {
    tokenHash: tokenHash(handle),
    kind,
    person,
    sealed: sealText(ctx, "challenge", challenge),
    expiresAt,
  });
  return handle;
}

/** Asks the browser to make a passkey for who is signed in. @throws Refusal 403 without the second factor that is there already */
export async function askNewPasskey(ctx: Context, actor: Actor): Promise<PasskeyQuestion> {
  return withScope(ctx.db, { person: actor.person! }, async (trx) => {
    const person = (await personById(trx, await requireFactorSession(trx, actor)))!;
    const known = await passkeysOf(trx, person.id);
    const options = await generateRegistrationOptions({
      rpName: "Brink",
      rpID: siteOf(ctx).id,
      userName: openText(ctx, "email", person.email_sealed),
      userID: new Uint8Array(
        Buffer.from(pseudonymFrom(ctx.keys, openText(ctx, "pseudonym key", person.pseudonym_key_sealed), "passkey")),
      ),
      attestationType: "none",
      excludeCredentials: known.map((key) => ({ id: key.id, transports: key.transports as never })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    return { handle: await keepChallenge(trx, ctx, "passkey_add", person.id, options.challenge), options };
  });
}

/**
 * Keeps a passkey that the browser made. It also counts as the second factor, so the session gets a new token.
 * @returns undefined when the answer does not fit the question
 */
export async function keepPasskey(
  ctx: Context,
  actor: Actor,
  given: { handle: string; answer: string; name: string; device: string },
): Promise<{ token: string } | undefined> {
  const person = actor.person!;
  return withScope(ctx.db, { person }, async (trx) => {
    await requireFactorSession(trx, actor);
    const challenge = await takeChallenge(trx, tokenHash(given.handle), "passkey_add", ctx.clock());
    const response = parsed<RegistrationResponseJSON>(given.answer);
    if (!challenge || challenge.person_id !== person || !response) return undefined;
    const site = siteOf(ctx);
    const checked = await verifyRegistrationResponse({
      response,
      expectedChallenge: openText(ctx, "challenge", challenge.sealed),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
    }).catch(() => undefined);
    if (!checked?.verified) return undefined;
    const { credential } = checked.registrationInfo;
    const added = await addPasskey(trx, {
      id: credential.id,
      person_id: person,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])],
      name: given.name.trim().slice(0, 60) || given.device || "?",
    });
    if (!added) return undefined;
    await audited(trx, ctx, person, "accounts.add_passkey");
    await tellOwner(trx, ctx, person, given.device);
    return { token: await stepUp(trx, ctx, { session: actor.session! }) };
  });
}

/** Asks the browser for any passkey of this site; who it is, the answer tells. */
export async function askPasskey(ctx: Context): Promise<PasskeyQuestion> {
  const options = await generateAuthenticationOptions({ rpID: siteOf(ctx).id, userVerification: "required" });
  return withScope(ctx.db, "house", async (trx) => ({
    handle: await keepChallenge(trx, ctx, "passkey_use", null, options.challenge),
    options,
  }));
}

/** Signs in with a passkey: possession and presence together, so the second factor is shown too. @returns undefined when it does not fit */
export async function usePasskey(
  ctx: Context,
  given: { handle: string; answer: string; device: string; returnTo: string },
): Promise<SignedIn | undefined> {
  const response = parsed<AuthenticationResponseJSON>(given.answer);
  if (!response) return undefined;
  return withScope(ctx.db, "house", async (trx) => {
    const challenge = await takeChallenge(trx, tokenHash(given.handle), "passkey_use", ctx.clock());
    const key = await passkeyById(trx, String(response.id));
    if (!challenge || !key) return undefined;
    const site = siteOf(ctx);
    const checked = await verifyAuthenticationResponse({
      response,
      expectedChallenge: openText(ctx, "challenge", challenge.sealed),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: {
        id: key.id,
        publicKey: new Uint8Array(key.public_key),
        counter: key.counter,
        transports: key.transports as never,
      },
    }).catch(() => undefined);
    if (!checked?.verified) return refused(trx, ctx, key.person_id);
    await usedPasskey(trx, key.id, checked.authenticationInfo.newCounter, ctx.clock());
    return openSession(trx, ctx, {
      person: { id: key.person_id },
      way: "passkey",
      device: given.device,
      returnTo: given.returnTo,
      secondFactor: true,
    });
  });
}

async function refused(trx: AnyDb, ctx: Context, person: string): Promise<undefined> {
  await writeAudit(trx, ctx, {
    actor: person,
    action: "accounts.sign_in",
    subject: person,
    subjectKind: "person",
    purpose: "accounts.sign_in",
    outcome: "refused",
  });
  return undefined;
}

/** Forgets a passkey. @throws Refusal 403 in a session without second factor, 404 when it is not theirs */
export async function dropPasskey(ctx: Context, actor: Actor, id: string): Promise<void> {
  await withScope(ctx.db, { person: actor.person! }, async (trx) => {
    const person = await requireFactorSession(trx, actor);
    if (!(await removePasskey(trx, person, id))) throw new Refusal("", 404);
    await audited(trx, ctx, person, "accounts.remove_passkey");
  });
}

function parsed<T>(text: string): T | undefined {
  try {
    const value = JSON.parse(text) as T;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
