import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { findRegion } from "#modules/regions/index.ts";
import { actorName, raise } from "./actions-people.ts";
import { newLetterCode, readLetterCode } from "./codes.ts";
import { letter } from "./letters.ts";
import {
  levelOf,
  lifetimes,
  limits,
  mostOnOneAddress,
  normaliseAddress,
  normaliseEmail,
  vouchesNeeded,
} from "./model.ts";
import { mayPrintLetters, mayVouch } from "./policy.ts";
import { Reason } from "./reasons.ts";
import { addLetterBatch, type BatchRow, spendLetterCode } from "./store-letters.ts";
import { membershipOf } from "./store-organisations.ts";
import { addProof, countOnAddress, countVouches, personById } from "./store-people.ts";
import {
  acceptRepresentation,
  addRepresentation,
  endRepresentation,
  representationsOf,
  type RepresentationRow,
  standingRepresentation,
  waitingRepresentations,
} from "./store-representation.ts";
import { type AnyDb, withScope } from "./store-scope.ts";
import { letterTexts } from "./text.ts";
import { lookupHash, lookupHashes, openText } from "./vault.ts";

/**
 * Makes codes for letters. They are answered once, for the printer, without addresses; only keyed hashes stay.
 * @throws Refusal 403, or a Reason when the region or the number does not fit
 */
export async function makeLetters(
  ctx: Context,
  actor: Actor,
  asked: { region: string; amount: number },
): Promise<readonly string[]> {
  if (!mayPrintLetters(actor, asked.region)) throw new Refusal("", 403);
  if (!(await findRegion(ctx.db, asked.region))) throw new Reason("noRegion");
  if (!Number.isInteger(asked.amount) || asked.amount < 1 || asked.amount > 50_000) throw new Reason("empty");
  const codes = Array.from({ length: asked.amount }, newLetterCode);
  const hashes = codes.map((code) => lookupHash(ctx, "letter", readLetterCode(code)!));
  const batch: BatchRow = {
    region_id: asked.region,
    amount: asked.amount,
    expires_at: new Date(ctx.clock().getTime() + lifetimes.letter),
    made_by: actor.person ?? null,
  };
  await withScope(ctx.db, "house", async (trx) => {
    const id = await addLetterBatch(trx, batch, hashes);
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.make_letters",
      subject: id,
      subjectKind: "letter batch",
      region: asked.region,
      details: { amount: asked.amount },
    });
  });
  return codes;
}

/**
 * Takes the code of a letter. More than four people on one address wait for someone of the team.
 * @throws Reason when code or address does not fit, Refusal 429 after too many tries
 */
export async function useLetter(
  ctx: Context,
  actor: Actor,
  typed: { code: string; postcode: string; number: string },
): Promise<"accepted" | "asked"> {
  const person = actor.person!;
  const tries = await spend(ctx.db, ctx, { name: "letter code", key: person, ...limits.letterPerPerson });
  if (!tries.allowed) throw new Refusal("", 429);
  const address = normaliseAddress(typed.postcode, typed.number);
  if (!address) throw new Reason("noAddress");
  const code = readLetterCode(typed.code);
  if (!code) throw new Reason("noCode");
  return withScope(ctx.db, "house", async (trx) => {
    const region = await spendLetterCode(trx, lookupHashes(ctx, "letter", code), ctx.clock());
    if (!region) throw new Reason("noCode");
    const addressHash = lookupHash(ctx, "address", address);
    const state = (await countOnAddress(trx, addressHash)) >= mostOnOneAddress ? "asked" : "accepted";
    await addProof(trx, { person, level: levelOf.letter, how: "letter", state, region, addressHash });
    if (state === "accepted") await raise(trx, ctx, actor, { person, how: "letter", region });
    return state;
  });
}

/**
 * A member says that another member is who they say. Two make level 2.
 * @throws Refusal 403 for who may not, 404 for who is no member; a Reason for oneself
 */
export async function vouch(
  ctx: Context,
  actor: Actor,
  asked: { organisation: string; person: string },
): Promise<void> {
  const by = actor.person!;
  if (by === asked.person) throw new Reason("notYourself");
  await withScope(ctx.db, "house", async (trx) => {
    const own = await membershipOf(trx, asked.organisation, by);
    if (!mayVouch(actor, own?.state === "member" ? own.function : undefined)) throw new Refusal("", 403);
    const other = await membershipOf(trx, asked.organisation, asked.person);
    if (other?.state !== "member") throw new Refusal("", 404);
    await addProof(trx, { person: asked.person, level: 1, how: "vouched", by });
    await writeAudit(trx, ctx, {
      actor: by,
      action: "accounts.vouch",
      subject: asked.person,
      subjectKind: "person",
      purpose: "accounts.assurance",
      organisation: asked.organisation,
    });
    if ((await countVouches(trx, asked.person)) >= vouchesNeeded)
      await raise(trx, ctx, actor, { person: asked.person, how: "vouched" });
  });
}

export const actingPurposes = ["answer", "help", "news"] as const;
export type ActingPurpose = (typeof actingPurposes)[number];

/**
 * Asks someone to act for oneself: for named purposes, until a day at most a year ahead. It holds once the other says yes. The answer is the
 * same whether or not the address has an account.
 * @throws Reason when something does not fit
 */
export async function letActForMe(
  ctx: Context,
  actor: Actor,
  typed: { email: string; kind: string; purposes: readonly string[]; endsOn: string },
): Promise<void> {
  const me = actor.person!;
  const kind = (["parent", "carer", "curator"] as const).find((one) => one === typed.kind);
  const purposes = actingPurposes.filter((one) => typed.purposes.includes(one));
  const email = normaliseEmail(typed.email);
  if (!kind || purposes.length === 0) throw new Reason("empty");
  if (!email || !isMailAddress(email)) throw new Reason("noEmail");
  if (!isWithinYear(typed.endsOn, ctx.clock())) throw new Reason("tooLate");
  const tries = await spend(ctx.db, ctx, { name: "acting for", key: me, ...limits.linkPerAddress });
  if (!tries.allowed) throw new Refusal("", 429);
  await withScope(ctx.db, "house", async (trx) => {
    const mine = (await personById(trx, me))!;
    const hashes = lookupHashes(ctx, "email", email);
    if (hashes.includes(mine.email_hash)) throw new Reason("notYourself");
    await addRepresentation(trx, {
      for_person: me,
      by_email_hash: lookupHash(ctx, "email", email),
      kind,
      purposes,
      ends_on: typed.endsOn,
    });
    await auditActing(trx, ctx, "accounts.represent", { actor: me, subject: me });
    const t = letterTexts(mine.lang);
    const link = {
      href: `${ctx.config.url}${inLanguage(mine.lang, "/inloggen?terug=/mijn/handelen")}`,
      label: t.representButton,
    };
    await queueMail(trx, ctx, letter({ to: email, lang: mine.lang, lines: [t.represent], link }));
  });
}

/** Says yes to acting for someone. @throws Refusal 404 when nobody asked this person */
export async function agreeToAct(ctx: Context, actor: Actor, id: string): Promise<void> {
  const me = actor.person!;
  await withScope(ctx.db, "house", async (trx) => {
    const accepted = await acceptRepresentation(trx, id, await myHashes(trx, ctx, me), me);
    if (!accepted) throw new Refusal("", 404);
    await auditActing(trx, ctx, "accounts.agree_to_act", { actor: me, subject: accepted.for_person });
  });
}

async function myHashes(trx: AnyDb, ctx: Context, person: string): Promise<readonly string[]> {
  const row = (await personById(trx, person))!;
  return lookupHashes(ctx, "email", openText(ctx, "email", row.email_sealed));
}

/** The day after today up to and including a year from now. */
export function isWithinYear(day: string, now: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return false;
  const end = new Date(now.getTime() + 366 * 86_400_000).toISOString().slice(0, 10);
  return day >= now.toISOString().slice(0, 10) && day <= end;
}

/** Ends acting for someone, from either side. @throws Refusal 404 */
export async function stopActing(ctx: Context, actor: Actor, id: string): Promise<void> {
  const me = actor.person!;
  await withScope(ctx.db, { person: me }, async (trx) => {
    const ended = await endRepresentation(trx, me, id, ctx.clock());
    if (!ended) throw new Refusal("", 404);
    await auditActing(trx, ctx, "accounts.end_representation", { actor: me, subject: ended.for_person });
  });
}

/**
 * For later rooms: asks, inside their own transaction, whether the actor may act for someone, and writes it down as one act.
 * @throws Refusal 403
 */
export async function actFor(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  asked: { person: string; purpose: ActingPurpose },
): Promise<void> {
  const by = actor.person ?? "";
  const day = ctx.clock().toISOString().slice(0, 10);
  const standing = by && (await standingRepresentation(trx, { by, for: asked.person, purpose: asked.purpose, day }));
  if (!standing) throw new Refusal("", 403);
  await auditActing(trx, ctx, "accounts.act_for", {
    actor: by,
    subject: asked.person,
    details: { purpose: asked.purpose },
  });
}

async function auditActing(
  trx: AnyDb,
  ctx: Context,
  action: string,
  about: { actor: string; subject: string; details?: Record<string, string> },
) {
  await writeAudit(trx, ctx, { ...about, action, subjectKind: "person", purpose: "accounts.representation" });
}

export interface Acting {
  readonly id: string;
  /** `asked` waits for my yes, `sent` for that of the other. */
  readonly stand: "for me" | "by me" | "asked" | "sent";
  readonly kind: RepresentationRow["kind"];
  readonly purposes: readonly string[];
  readonly endsOn: string;
  /** Name or address of the other; empty while the other has not said yes. */
  readonly other: string;
}

/** Who acts for me, for whom I act, and what waits for a yes. */
export async function myActing(ctx: Context, person: string): Promise<Acting[]> {
  const day = ctx.clock().toISOString().slice(0, 10);
  return withScope(ctx.db, "house", async (trx) => {
    const standing = (await representationsOf(trx, person)).filter((row) => !row.ended_at && row.ends_on >= day);
    const asked = await waitingRepresentations(trx, await myHashes(trx, ctx, person), day);
    return Promise.all([...standing, ...asked].map((row) => actingOf(trx, ctx, person, row)));
  });
}

async function actingOf(trx: AnyDb, ctx: Context, person: string, row: RepresentationRow): Promise<Acting> {
  const forMe = row.for_person === person;
  const stand = row.by_person ? (forMe ? "for me" : "by me") : forMe ? "sent" : "asked";
  const otherId = forMe ? row.by_person : row.for_person;
  const other = otherId ? await personById(trx, otherId) : undefined;
  const name =
    other &&
    (other.name_sealed ? openText(ctx, "name", other.name_sealed) : openText(ctx, "email", other.email_sealed));
  return { id: row.id, stand, kind: row.kind, purposes: row.purposes, endsOn: row.ends_on, other: name ?? "" };
}
