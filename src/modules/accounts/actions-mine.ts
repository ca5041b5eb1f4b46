import { type AuditLine, auditOf, writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { actorName, readable } from "./actions-people.ts";
import { makeLink } from "./actions-sign-in.ts";
import { keepErasures } from "./erasures.ts";
import { allConsentKinds, allHolders, type Held } from "./holders.ts";
import { letter } from "./letters.ts";
import { limits, normaliseEmail, type Person } from "./model.ts";
import { isHouseOperator } from "./policy.ts";
import { Reason } from "./reasons.ts";
import { dropHeadReader } from "./store-head.ts";
import { soleBoards } from "./store-organisations.ts";
import {
  addErasures,
  allPersonIds,
  changePerson,
  consentsOf,
  countOperators,
  type Erased,
  erasePerson,
  giveConsent,
  grantsOf,
  personById,
  type PersonRow,
  withdrawConsent,
} from "./store-people.ts";
import { type AnyDb, withScope } from "./store-scope.ts";
import { endSession, endSessions, sessionsOf } from "./store-sessions.ts";
import { letterTexts } from "./text.ts";
import { lookupHash, lookupHashes, sealText } from "./vault.ts";

/** Everything held about who is signed in, room by room. */
export interface MyData {
  readonly person: Person;
  readonly held: readonly Held[];
}

async function rowOf(trx: AnyDb, actor: Actor): Promise<PersonRow> {
  const row = await personById(trx, actor.person!);
  if (!row) throw new Refusal("", 401);
  return row;
}

/** Reads everything about who is signed in; `taken` when it is downloaded, which is written down as such. */
export async function myData(ctx: Context, actor: Actor, lang: Lang, taken = false): Promise<MyData> {
  const id = actor.person!;
  return withScope(ctx.db, { person: id }, async (trx) => {
    const person = readable(ctx, await rowOf(trx, actor));
    const held: Held[] = [];
    for (const holder of allHolders()) held.push(...(await holder.held(trx, ctx, id, lang)));
    if (taken)
      await writeAudit(trx, ctx, {
        actor: id,
        action: "accounts.export",
        subject: id,
        subjectKind: "person",
        purpose: "accounts.rights",
      });
    return { person, held };
  });
}

/** Who looked at my data and what was done with it, newest first. What I did myself stands there too. */
export async function whoLooked(
  ctx: Context,
  actor: Actor,
  before?: Pick<AuditLine, "at" | "id">,
): Promise<readonly AuditLine[]> {
  return auditOf(ctx.db, actor.person!, { limit: 50, before });
}

/** Corrects name and language. @throws Reason when the name holds a citizen service number */
export async function correct(ctx: Context, actor: Actor, typed: { name: string; lang: Lang }): Promise<void> {
  const id = actor.person!;
  const name = typed.name.trim().slice(0, 100);
  if (containsBsn(name)) throw new Reason("bsn");
  await withScope(ctx.db, { person: id }, async (trx) => {
    await changePerson(trx, id, { name_sealed: name ? sealText(ctx, "name", name) : null, lang: typed.lang });
    await writeAudit(trx, ctx, {
      actor: id,
      action: "accounts.correct",
      subject: id,
      subjectKind: "person",
      purpose: "accounts.rights",
    });
  });
}

/**
 * Asks for another address: a link goes there, and only its button makes the change. The answer is the same when someone has that address.
 * @throws Reason when this cannot be an address, Refusal 429 after too many
 */
export async function askNewAddress(ctx: Context, actor: Actor, typed: string): Promise<void> {
  const email = normaliseEmail(typed);
  if (!email || !isMailAddress(email)) throw new Reason("noEmail");
  const tries = await spend(ctx.db, ctx, { name: "new address", key: actor.person!, ...limits.linkPerAddress });
  if (!tries.allowed) throw new Refusal("", 429);
  await withScope(ctx.db, { person: actor.person! }, async (trx) => {
    const row = await rowOf(trx, actor);
    if (lookupHashes(ctx, "email", email).includes(row.email_hash)) return;
    const token = await makeLink(trx, ctx, {
      kind: "new_email",
      email,
      lang: row.lang,
      returnTo: "/mijn",
      person: row.id,
    });
    const t = letterTexts(row.lang);
    const href = `${ctx.config.url}${inLanguage(row.lang, `/inloggen/${token}`)}`;
    await queueMail(
      trx,
      ctx,
      letter({
        to: email,
        lang: row.lang,
        lines: [t.newEmail],
        link: { href, label: t.newEmailButton },
        after: [t.notYou],
      }),
    );
  });
}

/** Where someone is signed in, last used first. */
export async function mySessions(ctx: Context, person: string) {
  return withScope(ctx.db, { person }, (trx) => sessionsOf(trx, person));
}

/** Ends a session of one's own, from any device. @throws Refusal 404 when it is not theirs */
export async function endMySession(ctx: Context, actor: Actor, session: string): Promise<void> {
  const id = actor.person!;
  await withScope(ctx.db, { person: id }, async (trx) => {
    if (!isUuid(session) || !(await endSession(trx, id, session))) throw new Refusal("", 404);
    await writeAudit(trx, ctx, {
      actor: id,
      action: "accounts.end_session",
      subject: id,
      subjectKind: "person",
      purpose: "accounts.sign_in",
    });
  });
}

/** Ends every session but this one. */
export async function endOtherSessions(ctx: Context, actor: Actor): Promise<void> {
  const id = actor.person!;
  await withScope(ctx.db, { person: id }, async (trx) => {
    const count = await endSessions(trx, id, actor.session);
    await writeAudit(trx, ctx, {
      actor: id,
      action: "accounts.end_sessions",
      subject: id,
      subjectKind: "person",
      purpose: "accounts.sign_in",
      details: { count },
    });
  });
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What someone agreed to, kind by kind. */
export async function myConsents(ctx: Context, person: string) {
  const given = await withScope(ctx.db, { person }, (trx) => consentsOf(trx, person));
  return allConsentKinds().map((kind) => ({
    kind,
    inForce: given.some((one) => one.kind === kind.id && one.version === kind.version && !one.withdrawnAt),
    history: given.filter((one) => one.kind === kind.id),
  }));
}

/** Gives a consent in the version of now, or takes it back. @throws Refusal 404 for one that nobody asks */
export async function setConsent(ctx: Context, actor: Actor, id: string, given: boolean): Promise<void> {
  const kind = allConsentKinds().find((one) => one.id === id);
  if (!kind) throw new Refusal("", 404);
  const person = actor.person!;
  await withScope(ctx.db, { person }, async (trx) => {
    if (given) await giveConsent(trx, person, kind.id, kind.version);
    else await withdrawConsent(trx, person, kind.id);
    await writeAudit(trx, ctx, {
      actor: person,
      action: given ? "accounts.consent" : "accounts.withdraw_consent",
      subject: person,
      subjectKind: "person",
      purpose: "accounts.rights",
      details: { kind: kind.id, version: kind.version },
    });
  });
}

/**
 * Erases who is signed in: every room lets go, the account and the key of all pseudonyms go, sessions end. The audit keeps the random id
 * without anything that leads to the person.
 * @throws Reason for the last one on a board, and for the last operator
 */
export async function eraseMe(ctx: Context, actor: Actor): Promise<void> {
  const id = actor.person!;
  await withScope(ctx.db, "house", async (trx) => {
    if ((await soleBoards(trx, id)).length > 0) throw new Reason("lastBoard", 409);
    const held = await grantsOf(trx, id);
    const operator = held.some((grant) => grant.role === "operator" && grant.region === null);
    if (operator && (await countOperators(trx)) === 1) throw new Reason("lastOperator", 409);
    await erase(trx, ctx, id);
    await writeAudit(trx, ctx, {
      actor: id,
      action: "accounts.erase",
      subject: id,
      subjectKind: "person",
      purpose: "accounts.rights",
    });
  });
  // The erasure stands; the next start writes what could not be written now.
  await keepErasures(ctx).catch((error: unknown) => ctx.log.error({ action: "accounts.erase", error: String(error) }));
}

async function erase(trx: AnyDb, ctx: Context, id: string): Promise<void> {
  for (const holder of allHolders()) await holder.erase?.(trx as never, ctx, id);
  const row = await personById(trx, id);
  if (row) await dropHeadReader(trx, { hash: row.email_hash });
  await erasePerson(trx, id, lookupHash(ctx, "erasure", id));
}

/**
 * After a restore: erases again whoever was erased since the backup, in one transaction.
 * @param erased the erasures known before the restore, from the file and from the database that was replaced
 * @returns how many people went
 * @throws Refusal 403
 */
export async function replayErasures(ctx: Context, actor: Actor, erased: readonly Erased[]): Promise<number> {
  if (!isHouseOperator(actor)) throw new Refusal("", 403);
  const hashes = new Set(erased.map((one) => one.person));
  const gone = await withScope(ctx.db, "house", async (trx) => {
    await addErasures(trx, erased);
    const again = (await allPersonIds(trx)).filter((id) =>
      lookupHashes(ctx, "erasure", id).some((hash) => hashes.has(hash)),
    );
    for (const id of again) {
      await erase(trx, ctx, id);
      await writeAudit(trx, ctx, {
        actor: actorName(actor),
        action: "accounts.erase",
        subject: id,
        subjectKind: "person",
        purpose: "accounts.rights",
      });
    }
    return again.length;
  });
  await keepErasures(ctx);
  return gone;
}
