import { writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { findRegion, slugOf } from "#modules/regions/index.ts";
import { actorName } from "./actions-people.ts";
import { personWithEmail } from "./actions-sign-in.ts";
import { letter } from "./letters.ts";
import {
  functions,
  isOfResidents,
  limits,
  type Member,
  type MemberFunction,
  normaliseEmail,
  type Organisation,
  organisationKinds,
} from "./model.ts";
import { mayLead, mayRegisterOrganisation, maySeeMembers } from "./policy.ts";
import { Reason } from "./reasons.ts";
import {
  addMembership,
  addOrganisation,
  changeMembership,
  changeOrganisation,
  countMembers,
  membershipOf,
  membershipsOf,
  membersOf,
  organisationBySlug,
  removeMembership,
  soleBoards,
} from "./store-organisations.ts";
import { type AnyDb, withScope } from "./store-scope.ts";
import { letterTexts } from "./text.ts";
import { openText } from "./vault.ts";

/** Registers an organisation in a region. @returns its name in addresses @throws Refusal 403, or a Reason when it does not fit */
export async function registerOrganisation(
  ctx: Context,
  actor: Actor,
  typed: { region: string; kind: string; name: string; areaCode?: string; example?: boolean },
): Promise<string> {
  if (!mayRegisterOrganisation(actor, typed.region)) throw new Refusal("", 403);
  const kind = organisationKinds.find((one) => one === typed.kind);
  const name = typed.name.trim().slice(0, 120);
  const slug = slugOf(name);
  if (!kind || !slug) throw new Reason("empty");
  if (!(await findRegion(ctx.db, typed.region))) throw new Reason("noRegion");
  return withScope(ctx.db, "house", async (trx) => {
    const id = await addOrganisation(trx, {
      region: typed.region,
      kind,
      name,
      slug,
      areaCode: typed.areaCode || null,
      example: typed.example ?? false,
    });
    if (!id) throw new Reason("nameTaken", 409);
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.register_organisation",
      subject: id,
      subjectKind: "organisation",
      region: typed.region,
    });
    await touchPages(trx);
    return slug;
  });
}

/** An organisation of an address. @throws Refusal 404 */
export async function organisationAt(ctx: Context, region: string, slug: string): Promise<Organisation> {
  const found = await organisationBySlug(ctx.db, region, slug);
  if (!found) throw new Refusal("", 404);
  return found;
}

/** Organisations somebody belongs to, or asked to. */
export const myOrganisations = (ctx: Context, person: string) =>
  withScope(ctx.db, { person }, (trx) => membershipsOf(trx, person));

/** What a person is in an organisation; undefined when nothing. */
export async function myPlace(ctx: Context, actor: Actor, organisation: string) {
  const { person } = actor;
  if (!person) return undefined;
  return withScope(ctx.db, { person }, (trx) => membershipOf(trx, organisation, person));
}

/** The own function, when it is more than asked for. */
async function ownFunction(trx: AnyDb, actor: Actor, organisation: string): Promise<MemberFunction | undefined> {
  const own = actor.person ? await membershipOf(trx, organisation, actor.person) : undefined;
  return own?.state === "member" ? own.function : undefined;
}

/** How many members, in steps of ten once there are ten; undefined when fewer: a small number could point at someone. */
export async function membersRounded(ctx: Context, organisation: string): Promise<number | undefined> {
  const count = await withScope(ctx.db, "house", (trx) => countMembers(trx, organisation));
  return count < 10 ? undefined : Math.floor(count / 10) * 10;
}

/** Asks to become a member. Twice does no harm. @throws Refusal 404 for an organisation that has no members */
export async function askMembership(ctx: Context, actor: Actor, organisation: Organisation): Promise<void> {
  if (!isOfResidents(organisation.kind)) throw new Refusal("", 404);
  const person = actor.person!;
  await withScope(ctx.db, { person }, async (trx) => {
    if (!(await addMembership(trx, { organisation: organisation.id, person, function: "member", state: "asked" })))
      return;
    await auditMember(trx, ctx, actor, "accounts.ask_membership", organisation, person);
  });
}

/** Leaves an organisation. @throws Reason for the last one on the board */
export async function leaveOrganisation(ctx: Context, actor: Actor, organisation: Organisation): Promise<void> {
  const person = actor.person!;
  await withScope(ctx.db, "house", async (trx) => {
    if ((await soleBoards(trx, person)).some((one) => one.id === organisation.id)) throw new Reason("lastBoard", 409);
    if (await removeMembership(trx, organisation.id, person))
      await auditMember(trx, ctx, actor, "accounts.leave", organisation, person);
  });
}

/** The members, for who may; each one shown is written down. @throws Refusal 403 */
export async function listMembers(ctx: Context, actor: Actor, organisation: Organisation): Promise<Member[]> {
  return withScope(ctx.db, "house", async (trx) => {
    const own = await ownFunction(trx, actor, organisation.id);
    if (own === "board" && !actor.secondFactor) throw new Reason("secondStep", 403);
    if (!maySeeMembers(actor, organisation.region, own)) throw new Refusal("", 403);
    const rows = await membersOf(trx, organisation.id);
    for (const row of rows) await auditMember(trx, ctx, actor, "accounts.see_members", organisation, row.person);
    return rows.map(({ nameSealed, emailSealed, ...row }) => ({
      ...row,
      name: nameSealed && openText(ctx, "name", nameSealed),
      email: openText(ctx, "email", emailSealed),
    }));
  });
}

async function lead<T>(
  ctx: Context,
  actor: Actor,
  organisation: Organisation,
  work: (trx: AnyDb) => Promise<T>,
): Promise<T> {
  return withScope(ctx.db, "house", async (trx) => {
    const own = await ownFunction(trx, actor, organisation.id);
    if (own === "board" && !actor.secondFactor) throw new Reason("secondStep", 403);
    if (!mayLead(actor, organisation.region, own)) throw new Refusal("", 403);
    return work(trx);
  });
}

/** Invites someone by mail: a member from the first sign-in. An account that is there keeps what it has. */
export async function invite(
  ctx: Context,
  actor: Actor,
  organisation: Organisation,
  typed: { email: string; function: string },
): Promise<void> {
  const email = normaliseEmail(typed.email);
  const role = functions.find((one) => one === typed.function);
  if (!email || !isMailAddress(email)) throw new Reason("noEmail");
  if (!role) throw new Reason("empty");
  await lead(ctx, actor, organisation, async (trx) => {
    await countInvitation(ctx, organisation, email);
    const person = await personWithEmail(trx, ctx, email, "nl");
    const added = await addMembership(trx, {
      organisation: organisation.id,
      person: person.id,
      function: role,
      state: "member",
    });
    if (!added) return;
    await auditMember(trx, ctx, actor, "accounts.invite", organisation, person.id);
    const t = letterTexts(person.lang);
    const page = `/${organisation.region}/organisatie/${organisation.slug}`;
    const link = {
      href: `${ctx.config.url}${inLanguage(person.lang, `/inloggen?terug=${page}`)}`,
      label: t.invitedButton,
    };
    await queueMail(
      trx,
      ctx,
      letter({ to: email, lang: person.lang, lines: [t.invited(organisation.name)], link, after: [t.notYou] }),
    );
  });
}

/** Counted apart from the transaction: a try that is rolled back was a try all the same. */
async function countInvitation(ctx: Context, organisation: Organisation, email: string): Promise<void> {
  const tries = await spend(ctx.db, ctx, { name: "invitations", key: organisation.id, limit: 100, perSeconds: 86_400 });
  const address = await spend(ctx.db, ctx, { name: "invitation by address", key: email, ...limits.linkPerAddress });
  if (!tries.allowed || !address.allowed) throw new Refusal("", 429);
}

/** Says yes to who asked to be a member. @throws Refusal 403 or 404 */
export async function admitMember(
  ctx: Context,
  actor: Actor,
  organisation: Organisation,
  person: string,
): Promise<void> {
  await lead(ctx, actor, organisation, async (trx) => {
    if (!(await changeMembership(trx, organisation.id, person, { state: "member" }))) throw new Refusal("", 404);
    await auditMember(trx, ctx, actor, "accounts.admit", organisation, person);
  });
}

/** Gives a function. Someone stays on the board. @throws Refusal 403 or 404, or a Reason */
export async function setFunction(
  ctx: Context,
  actor: Actor,
  organisation: Organisation,
  asked: { person: string; function: string },
): Promise<void> {
  const role = functions.find((one) => one === asked.function);
  if (!role) throw new Reason("empty");
  await lead(ctx, actor, organisation, async (trx) => {
    const own = await membershipOf(trx, organisation.id, asked.person);
    if (own?.state !== "member") throw new Refusal("", 404);
    if (role !== "board") await keepBoard(trx, organisation, asked.person);
    await changeMembership(trx, organisation.id, asked.person, { function: role });
    await auditMember(trx, ctx, actor, "accounts.set_function", organisation, asked.person);
  });
}

/** Ends someone's membership, or says no to who asked. @throws Refusal 403 or 404, or a Reason */
export async function removeMember(
  ctx: Context,
  actor: Actor,
  organisation: Organisation,
  person: string,
): Promise<void> {
  await lead(ctx, actor, organisation, async (trx) => {
    await keepBoard(trx, organisation, person);
    if (!(await removeMembership(trx, organisation.id, person))) throw new Refusal("", 404);
    await auditMember(trx, ctx, actor, "accounts.leave", organisation, person);
  });
}

async function keepBoard(trx: AnyDb, organisation: Organisation, person: string): Promise<void> {
  if ((await soleBoards(trx, person)).some((one) => one.id === organisation.id)) throw new Reason("lastBoard", 409);
}

/** Writes the organisation's own words. @throws Refusal 403, or a Reason when a number of a citizen stands in them */
export async function writeAbout(
  ctx: Context,
  actor: Actor,
  organisation: Organisation,
  typed: { about: string; constituency: string; contact: string },
): Promise<void> {
  const words = {
    about: typed.about.trim().slice(0, 4_000),
    constituency: typed.constituency.trim().slice(0, 4_000),
    contact: typed.contact.trim().slice(0, 500),
  };
  if (Object.values(words).some(containsBsn)) throw new Reason("bsn");
  await lead(ctx, actor, organisation, async (trx) => {
    await changeOrganisation(trx, organisation.id, words);
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.write_about",
      subject: organisation.id,
      subjectKind: "organisation",
      region: organisation.region,
      organisation: organisation.id,
    });
    await touchPages(trx);
  });
}

async function auditMember(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  action: string,
  organisation: Organisation,
  person: string,
): Promise<void> {
  await writeAudit(trx, ctx, {
    actor: actorName(actor),
    action,
    subject: person,
    subjectKind: "person",
    purpose: "accounts.members",
    region: organisation.region,
    organisation: organisation.id,
  });
}
