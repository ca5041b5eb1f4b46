import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { isMailAddress } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { findRegion } from "#modules/regions/index.ts";
import { makeLink, personWithEmail } from "./actions-sign-in.ts";
import { type AssuranceWay, levelOf, normaliseEmail, type Person, type Role, roles } from "./model.ts";
import { isHouseOperator, mayCheckPeople, mayGrant } from "./policy.ts";
import { organisationById } from "./store-organisations.ts";
import { Reason } from "./reasons.ts";
import {
  acceptProof,
  addGrant,
  addProof,
  askedProofs,
  changePerson,
  countOperators,
  type GrantRow,
  grantsOf,
  peopleWithGrants,
  personByEmail,
  personById,
  type PersonRow,
  raiseAssurance,
  removeGrant,
} from "./store-people.ts";
import { type AnyDb, withScope } from "./store-scope.ts";
import { endSessions } from "./store-sessions.ts";
import { lookupHashes, openText, sealText } from "./vault.ts";

/** A person in words that can be read; only for who may. */
export function readable(ctx: Context, row: PersonRow): Person {
  return {
    id: row.id,
    email: openText(ctx, "email", row.email_sealed),
    name: row.name_sealed && openText(ctx, "name", row.name_sealed),
    lang: row.lang,
    assurance: row.assurance,
    madeOn: row.made_on,
  };
}

/** Who acts, as the audit names it. */
export const actorName = (actor: Actor): string => actor.person ?? (actor.kind === "system" ? "system" : "visitor");

export interface PersonWithGrants {
  readonly person: Person;
  readonly grants: readonly GrantRow[];
}

/**
 * People who hold a role by hand: in one region, for the whole house (null), or everywhere. Each person shown is a read that is written
 * down. @throws Refusal 403
 */
export async function listPeople(ctx: Context, actor: Actor, region?: string | null): Promise<PersonWithGrants[]> {
  if (!mayGrant(actor, region ?? null)) throw new Refusal("", 403);
  return withScope(ctx.db, "house", async (trx) => {
    const found = await peopleWithGrants(trx, region);
    for (const { person } of found) {
      await writeAudit(trx, ctx, {
        actor: actorName(actor),
        action: "accounts.see_roles",
        subject: person.id,
        subjectKind: "person",
        purpose: "accounts.roles",
        region: region ?? undefined,
      });
    }
    return found.map(({ person, grants }) => ({ person: readable(ctx, person), grants }));
  });
}

/**
 * Makes an account for an address without mailing it; the person comes in through a link.
 * @throws Refusal when this cannot be an address
 */
export async function addPerson(
  ctx: Context,
  actor: Actor,
  typed: { email: string; name?: string; lang?: Lang },
): Promise<Person> {
  if (!isHouseOperator(actor)) throw new Refusal("", 403);
  return withScope(ctx.db, "house", async (trx) => {
    const row = await personWithEmail(trx, ctx, emailOf(typed.email), typed.lang ?? "nl");
    if (typed.name) await changePerson(trx, row.id, { name_sealed: sealText(ctx, "name", typed.name) });
    return readable(ctx, (await personById(trx, row.id))!);
  });
}

function emailOf(typed: string): string {
  const email = normaliseEmail(typed);
  if (!email || !isMailAddress(email)) throw new Reason("noEmail");
  return email;
}

export interface GrantAsked {
  readonly email: string;
  readonly role: string;
  readonly region?: string;
  readonly organisation?: string;
}

/**
 * Gives a role. The person is made when new. A region's operator gives roles in that region only.
 * @throws Refusal 403, or saying which word does not fit
 */
export async function giveRole(
  ctx: Context,
  actor: Actor,
  asked: GrantAsked,
): Promise<{ person: string; given: boolean }> {
  const region = asked.region || null;
  if (!mayGrant(actor, region)) throw new Refusal("", 403);
  const role = roles.find((one) => one === asked.role);
  if (!role) throw new Reason("noRole");
  if (region && !(await findRegion(ctx.db, region))) throw new Reason("noRegion");
  const email = emailOf(asked.email);
  return withScope(ctx.db, "house", async (trx) => {
    const organisation = await organisationFor(trx, asked.organisation, region);
    const person = await personWithEmail(trx, ctx, email, "nl");
    const given = await addGrant(trx, { person: person.id, role, region, organisation, by: actor.person ?? null });
    if (given) await auditRole(trx, ctx, actor, "accounts.grant", { person: person.id, role, region, organisation });
    return { person: person.id, given };
  });
}

async function organisationFor(trx: AnyDb, id: string | undefined, region: string | null): Promise<string | null> {
  if (!id) return null;
  const found = await organisationById(trx, id);
  if (!found || (region && found.region !== region)) throw new Reason("noOrganisation");
  return found.id;
}

/**
 * Takes a role. Every session of the person ends, so that it is gone at once. The last operator of the house stays.
 * @throws Refusal 403, 404, or 409 for the last operator
 */
export async function takeRole(ctx: Context, actor: Actor, id: string): Promise<void> {
  await withScope(ctx.db, "house", async (trx) => {
    const gone = await removeGrant(trx, id);
    if (!gone) throw new Refusal("", 404);
    if (!mayGrant(actor, gone.region)) throw new Refusal("", 403);
    if (gone.role === "operator" && gone.region === null && (await countOperators(trx)) === 0)
      throw new Reason("lastOperator", 409);
    await endSessions(trx, gone.person);
    await auditRole(trx, ctx, actor, "accounts.revoke", gone);
  });
}

async function auditRole(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  action: string,
  about: { person: string; role: Role; region: string | null; organisation: string | null },
): Promise<void> {
  await writeAudit(trx, ctx, {
    actor: actorName(actor),
    action,
    subject: about.person,
    subjectKind: "person",
    purpose: "accounts.roles",
    region: about.region ?? undefined,
    organisation: about.organisation ?? undefined,
    details: { role: about.role },
  });
}

/** Roles of one address, for the command line. */
export async function rolesOf(ctx: Context, email: string): Promise<PersonWithGrants | undefined> {
  return withScope(ctx.db, "house", async (trx) => {
    const row = await personByEmail(trx, lookupHashes(ctx, "email", emailOf(email)));
    return row && { person: readable(ctx, row), grants: await grantsOf(trx, row.id) };
  });
}

/** A one-time link to sign in as this address, for who sits at the server and cannot send mail. Written down as such. */
export async function linkFor(ctx: Context, actor: Actor, email: string): Promise<string> {
  if (actor.kind !== "system") throw new Refusal("", 403);
  return withScope(ctx.db, "house", async (trx) => {
    const row = await personByEmail(trx, lookupHashes(ctx, "email", emailOf(email)));
    if (!row) throw new Reason("nobody", 404);
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.make_link",
      subject: row.id,
      subjectKind: "person",
      purpose: "accounts.sign_in",
    });
    const token = await makeLink(trx, ctx, {
      kind: "sign_in",
      email: openText(ctx, "email", row.email_sealed),
      lang: row.lang,
      returnTo: "/mijn",
    });
    return `${ctx.config.url}/inloggen/${token}`;
  });
}

/** Letters that wait because more than four people gave one address. @throws Refusal 403 */
export async function waitingProofs(
  ctx: Context,
  actor: Actor,
): Promise<{ id: string; region: string | null; madeAt: Date; person: Person }[]> {
  const found = await withScope(ctx.db, "house", async (trx) => {
    const asked = (await askedProofs(trx)).filter((proof) => mayCheckPeople(actor, proof.region ?? ""));
    return Promise.all(
      asked.map(async (proof) => ({ ...proof, person: readable(ctx, (await personById(trx, proof.person))!) })),
    );
  });
  return found;
}

/** Accepts by hand. @throws Refusal 403 or 404 */
export async function acceptByHand(ctx: Context, actor: Actor, id: string): Promise<void> {
  await withScope(ctx.db, "house", async (trx) => {
    const proof = (await askedProofs(trx)).find((one) => one.id === id);
    if (!proof) throw new Refusal("", 404);
    if (!mayCheckPeople(actor, proof.region ?? "")) throw new Refusal("", 403);
    const accepted = await acceptProof(trx, id);
    if (accepted)
      await raise(trx, ctx, actor, { person: accepted.person, how: "letter", region: proof.region ?? undefined });
  });
}

/** Someone of the team saw the person and a document. What document, and its number, is not kept. @throws Refusal 403 or 404 */
export async function checkedInPerson(
  ctx: Context,
  actor: Actor,
  asked: { email: string; region: string },
): Promise<void> {
  if (!mayCheckPeople(actor, asked.region)) throw new Refusal("", 403);
  await withScope(ctx.db, "house", async (trx) => {
    const row = await personByEmail(trx, lookupHashes(ctx, "email", emailOf(asked.email)));
    if (!row) throw new Reason("nobody", 404);
    await addProof(trx, { person: row.id, level: 3, how: "in_person", region: asked.region, by: actor.person });
    await raise(trx, ctx, actor, { person: row.id, how: "in_person", region: asked.region });
  });
}

/** Raises the level of a person and writes down how it was reached. */
export async function raise(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  proof: { person: string; how: AssuranceWay; region?: string },
): Promise<void> {
  await raiseAssurance(trx, proof.person, levelOf[proof.how]);
  await writeAudit(trx, ctx, {
    actor: actorName(actor),
    action: "accounts.raise_assurance",
    subject: proof.person,
    subjectKind: "person",
    purpose: "accounts.assurance",
    region: proof.region,
    details: { level: levelOf[proof.how], how: proof.how },
  });
}
