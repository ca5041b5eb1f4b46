import { randomBytes } from "node:crypto";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage, visitor } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { countNetwork } from "./actions-halls.ts";
import { letter } from "./letters.ts";
import {
  countingGrants,
  lifetimes,
  limits,
  needsSecondFactor,
  normaliseEmail,
  ownPath,
  type SessionWay,
} from "./model.ts";
import { factorOf, passkeysOf } from "./store-factors.ts";
import {
  addGrant,
  addProof,
  changePerson,
  countOperators,
  findOrAddPerson,
  grantsOf,
  personByEmail,
  personById,
  type PersonRow,
} from "./store-people.ts";
import { type AnyDb, type LinkKind, withScope } from "./store-scope.ts";
import {
  addLink,
  addSession,
  dropLinks,
  endSession,
  findSession,
  type FoundSession,
  type LinkRow,
  openLink,
  spendLink,
} from "./store-sessions.ts";
import { letterTexts } from "./text.ts";
import { lookupHash, lookupHashes, newToken, openText, sealText, tokenHash } from "./vault.ts";

/**
 * Tells who holds a session token. Strict roles count only with a second factor; who protects the account with one is a visitor until it
 * is shown.
 */
export async function actorOf(ctx: Context, token: string | undefined): Promise<Actor> {
  const found = await sessionOf(ctx, token);
  if (!found || (found.hasFactor && !found.secondFactor)) return visitor;
  const { person, session, assurance, secondFactor } = found;
  return {
    kind: "person",
    person,
    session,
    assurance,
    secondFactor,
    grants: countingGrants(found.grants, secondFactor),
  };
}

/** The session behind a token, also one that still waits for its second factor. */
export async function sessionOf(ctx: Context, token: string | undefined): Promise<FoundSession | undefined> {
  if (!token || token.length > 100) return undefined;
  return findSession(ctx.db, tokenHash(token), ctx.clock());
}

export interface LinkRequest {
  readonly email: string;
  readonly lang: Lang;
  readonly returnTo?: string;
  /** Code of a hall that is open. */
  readonly hall?: string;
  /** The visitor's network address; counted, never kept. */
  readonly network: string;
}

/**
 * Sends a link to sign in. The answer is the same for every address, known or not, mailed or over its limit.
 * @returns false when this cannot be an address
 * @throws Refusal 429 when too many requests come from this network
 */
export async function requestLink(ctx: Context, asked: LinkRequest): Promise<boolean> {
  const email = normaliseEmail(asked.email);
  if (!email || !isMailAddress(email)) return false;
  await countNetwork(ctx, asked);
  const address = await spend(ctx.db, ctx, { name: "sign-in link by address", key: email, ...limits.linkPerAddress });
  if (!address.allowed) return true;
  await withScope(ctx.db, "house", (trx) =>
    sendLink(trx, ctx, { email, lang: asked.lang, returnTo: ownPath(asked.returnTo) }),
  );
  return true;
}

async function sendLink(trx: AnyDb, ctx: Context, to: { email: string; lang: Lang; returnTo: string }): Promise<void> {
  const t = letterTexts(to.lang);
  const href = `${ctx.config.url}${inLanguage(to.lang, `/inloggen/${await makeLink(trx, ctx, { kind: "sign_in", ...to })}`)}`;
  const parts = {
    to: to.email,
    lang: to.lang,
    lines: [t.signIn, t.signInUntil],
    link: { href, label: t.signInButton },
    after: [t.notYou],
  };
  await queueMail(trx, ctx, letter(parts));
}

/** Makes a link and answers its token; only a hash of the token is kept. */
export async function makeLink(
  trx: AnyDb,
  ctx: Context,
  link: { kind: LinkKind; email?: string; lang: Lang; returnTo: string; person?: string },
): Promise<string> {
  const token = newToken();
  const lifetime = link.kind === "first_operator" ? lifetimes.firstOperatorLink : lifetimes.link;
  await addLink(trx, {
    token_hash: tokenHash(token),
    kind: link.kind,
    email_hash: link.email ? lookupHash(ctx, "email", link.email) : null,
    email_sealed: link.email ? sealText(ctx, "email", link.email) : null,
    person_id: link.person ?? null,
    return_to: link.returnTo,
    lang: link.lang,
    expires_at: new Date(ctx.clock().getTime() + lifetime),
  });
  return token;
}

/** What the page of a link says before anyone presses the button; looking spends nothing. */
export async function lookAtLink(
  ctx: Context,
  token: string,
): Promise<{ kind: LinkKind; email: string | undefined } | undefined> {
  const link = await openLink(ctx.db, tokenHash(token), ctx.clock());
  return link && { kind: link.kind, email: link.email_sealed ? openText(ctx, "email", link.email_sealed) : undefined };
}

export interface SignedIn {
  /** The session token, for the cookie. */
  readonly token: string;
  readonly returnTo: string;
  /** True when a second factor must be shown, or made, before all roles count. */
  readonly secondStep: boolean;
}

/**
 * Spends a link and opens a session. Of two who press at once, one comes in.
 * @param typed the address typed by the first operator, whose link names none
 * @throws Refusal 410 when the link is used, too old or unknown
 */
export async function useLink(
  ctx: Context,
  token: string,
  from: { device: string; email?: string; lang: Lang },
): Promise<SignedIn | "address"> {
  return withScope(ctx.db, "house", async (trx) => {
    const seen = await openLink(trx, tokenHash(token), ctx.clock());
    const typed = normaliseEmail(from.email ?? "");
    if (seen?.kind === "first_operator" && (!typed || !isMailAddress(typed))) return "address";
    const link = await spendLink(trx, tokenHash(token), ctx.clock());
    if (!link) throw new Refusal("", 410);
    const person = await personBehind(trx, ctx, link, typed);
    return openSession(trx, ctx, {
      person,
      way: "mail",
      device: from.device,
      returnTo: link.return_to,
      secondFactor: false,
    });
  });
}

async function personBehind(trx: AnyDb, ctx: Context, link: LinkRow, typed: string | undefined): Promise<PersonRow> {
  if (link.kind === "new_email") return moveAddress(trx, ctx, link);
  const email = link.kind === "first_operator" ? typed! : openText(ctx, "email", link.email_sealed!);
  const person = await personWithEmail(trx, ctx, email, link.lang);
  if (link.kind === "first_operator") await firstOperator(trx, ctx, person.id);
  return person;
}

/** The person with an address, made on first sign-in. */
export async function personWithEmail(trx: AnyDb, ctx: Context, email: string, lang: Lang): Promise<PersonRow> {
  const { person, made } = await findOrAddPerson(trx, lookupHashes(ctx, "email", email), {
    email_hash: lookupHash(ctx, "email", email),
    email_sealed: sealText(ctx, "email", email),
    lang,
    pseudonym_key_sealed: sealText(ctx, "pseudonym key", randomBytes(32).toString("base64url")),
  });
  if (made) await addProof(trx, { person: person.id, level: 1, how: "mail" });
  if (made)
    await writeAudit(trx, ctx, {
      actor: person.id,
      action: "accounts.join",
      subject: person.id,
      subjectKind: "person",
      purpose: "accounts.sign_in",
    });
  return person;
}

async function firstOperator(trx: AnyDb, ctx: Context, person: string): Promise<void> {
  if ((await countOperators(trx)) > 0) throw new Refusal("", 410);
  await addGrant(trx, { person, role: "operator", region: null, organisation: null, by: null });
  await dropLinks(trx, { kind: "first_operator" });
  await writeAudit(trx, ctx, {
    actor: "system",
    action: "accounts.grant",
    subject: person,
    subjectKind: "person",
    details: { role: "operator" },
  });
}

/** A new address holds from the moment its owner confirms it; the old one is told. */
async function moveAddress(trx: AnyDb, ctx: Context, link: LinkRow): Promise<PersonRow> {
  const person = link.person_id ? await personById(trx, link.person_id) : undefined;
  const taken = await personByEmail(trx, lookupHashes(ctx, "email", openText(ctx, "email", link.email_sealed!)));
  if (!person || (taken && taken.id !== person.id)) throw new Refusal("", 410);
  const t = letterTexts(person.lang);
  await queueMail(
    trx,
    ctx,
    letter({ to: openText(ctx, "email", person.email_sealed), lang: person.lang, lines: [t.newEmailOld] }),
  );
  await dropLinks(trx, { emailHash: person.email_hash });
  await changePerson(trx, person.id, { email_hash: link.email_hash!, email_sealed: link.email_sealed! });
  await writeAudit(trx, ctx, {
    actor: person.id,
    action: "accounts.change_address",
    subject: person.id,
    subjectKind: "person",
  });
  return person;
}

/** Opens a session for someone who has just shown who they are. Always a new token: none that was known before is reused. */
export async function openSession(
  trx: AnyDb,
  ctx: Context,
  asked: { person: Pick<PersonRow, "id">; way: SessionWay; device: string; returnTo: string; secondFactor: boolean },
): Promise<SignedIn> {
  const token = newToken();
  const { id } = asked.person;
  await addSession(trx, {
    person: id,
    tokenHash: tokenHash(token),
    way: asked.way,
    device: asked.device,
    now: ctx.clock(),
    secondFactor: asked.secondFactor,
  });
  await writeAudit(trx, ctx, {
    actor: id,
    action: "accounts.sign_in",
    subject: id,
    subjectKind: "person",
    purpose: "accounts.sign_in",
    details: { way: asked.way },
  });
  const needed = needsSecondFactor(await grantsOf(trx, id));
  const has = (await factorOf(trx, id))?.confirmed_at != null || (await passkeysOf(trx, id)).length > 0;
  return { token, returnTo: asked.returnTo, secondStep: !asked.secondFactor && (needed || has) };
}

/** Ends this session. */
export async function signOut(ctx: Context, actor: Actor): Promise<void> {
  const { person, session } = actor;
  if (!person || !session) return;
  await withScope(ctx.db, { person }, async (trx) => {
    await endSession(trx, person, session);
    await writeAudit(trx, ctx, {
      actor: person,
      action: "accounts.sign_out",
      subject: person,
      subjectKind: "person",
      purpose: "accounts.sign_in",
    });
  });
}

/** A one-time link for the first operator; undefined when there is one already. Older such links stop working. */
export async function firstOperatorLink(ctx: Context): Promise<string | undefined> {
  return withScope(ctx.db, "house", async (trx) => {
    if ((await countOperators(trx)) > 0) return undefined;
    await dropLinks(trx, { kind: "first_operator" });
    return `${ctx.config.url}/inloggen/${await makeLink(trx, ctx, { kind: "first_operator", lang: "nl", returnTo: "/beheer" })}`;
  });
}
