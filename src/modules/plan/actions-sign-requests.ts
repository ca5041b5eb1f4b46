import { randomUUID } from "node:crypto";
import { letter, sendLetter, signersOf } from "#modules/accounts/index.ts";
import { type Region, regionOf } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage } from "#platform/http/index.ts";
import { idOfToken, tokenOf } from "#platform/link-token.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { actorName } from "./actions.ts";
import { dayOf } from "./days.ts";
import { mayRecordPromise } from "./policy.ts";
import { type Promised, standingOf, unsigned } from "./promises/model.ts";
import { requestTexts } from "./requests/text.ts";
import type { AnyDb } from "./store.ts";
import { readAdopted } from "./store-adopted.ts";
import { promisesOf } from "./store-promises.ts";
import {
  addSignRequest,
  dueSignRequests,
  endSignRequests,
  findSignRequest,
  noteReminder,
  type SignRequestRow,
  signRequestsTo,
} from "./store-sign-requests.ts";

/** What a token in the address of a link to stop is for. */
export const requestLinks = "plan link sign request";
const sealing = (id: string) => `plan sign request ${id}`;
const hashing = "plan sign request";
/** After so many days nobody is reminded any more. */
const longest = 365;

/** Days between reminders that a team may choose. */
export const everyDays = [7, 14, 28] as const;

export interface SignRequest {
  /** Empty where the people of a registered organisation are asked. */
  readonly address: string;
  /** Own words of the team, in the letter. */
  readonly message: string;
  /** Days between reminders; undefined for none. */
  readonly every?: (typeof everyDays)[number];
}

export type RequestOutcome =
  | "sent"
  /** A request is open already: nothing was sent. */
  | "open"
  /** Nothing to sign: no version, signed already, or the organisation left. */
  | "nothing"
  /** Neither an address nor anybody who may sign here. */
  | "nobody"
  /** Whoever reads this address wants no letter about this version. */
  | "refused";

/**
 * Asks an organisation by letter to sign the newest version: everyone who may sign for it here, and an address. In one transaction with the
 * letters, so that twice sends nothing more.
 * @throws Refusal 403 for who may not, 404 where it was never asked, 400 for what is no address
 */
export async function requestSigning(
  ctx: Context,
  actor: Actor,
  regionId: string,
  organisation: string,
  asked: SignRequest,
): Promise<RequestOutcome> {
  if (!mayRecordPromise(actor, regionId)) throw new Refusal("", 403);
  const address = asked.address.trim().toLowerCase();
  if (address && !isMailAddress(address)) throw new Refusal("", 400);
  const region = await regionOf(ctx, regionId);
  const [promised] = await promisesOf(ctx.db, regionId, organisation);
  if (!promised) throw new Refusal("", 404);
  const newest = (await readAdopted(ctx.db, regionId))?.number;
  if (newest === undefined || !unsigned.includes(standingOf(promised, newest))) return "nothing";
  const signers = promised.organisationId ? await signersOf(ctx, promised.organisationId) : [];
  if (signers.length === 0 && !address) return "nobody";
  const today = dayOf(ctx.clock());
  return ctx.db.transaction().execute(async (trx): Promise<RequestOutcome> => {
    const id = randomUUID();
    const row = {
      id,
      region_id: regionId,
      organisation,
      plan_version: newest,
      address_hash: address ? ctx.keys.pseudonymHash(hashing, address) : null,
      address_sealed: address ? ctx.keys.seal(sealing(id), address) : null,
      message: asked.message,
      every_days: asked.every ?? null,
      asked_on: today,
      asked_by: await actorName(trx, ctx, actor),
      mailed_on: today,
      next_on: asked.every ? daysAfter(today, asked.every) : null,
    };
    if (await wasRefused(trx, ctx, row, address)) return "refused";
    if (!(await addSignRequest(trx, row))) return "open";
    await send(trx, ctx, { region, promised, row, signers, again: false });
    await note(trx, ctx, row, "plan.sign_request.ask", row.asked_by);
    return "sent";
  });
}

/** Whether who was asked before about this version said no to letters: this address, or the people who sign. */
async function wasRefused(
  trx: AnyDb,
  ctx: Pick<Context, "keys">,
  row: Pick<SignRequestRow, "region_id" | "organisation" | "plan_version">,
  address: string,
): Promise<boolean> {
  const hashes: readonly (string | null)[] = address ? ctx.keys.pseudonymHashes(hashing, address) : [null];
  return (await signRequestsTo(trx, row.region_id, row.organisation)).some(
    (old) => old.state === "refused" && old.plan_version === row.plan_version && hashes.includes(old.address_hash),
  );
}

interface Letter {
  readonly region: Region;
  readonly promised: Promised;
  readonly row: Pick<SignRequestRow, "id" | "region_id" | "address_sealed" | "message" | "every_days">;
  readonly signers: readonly string[];
  /** True for a reminder. */
  readonly again: boolean;
}

/** One letter to each of its people who may sign, with the way to sign; one to the address, with the paper. */
async function send(trx: AnyDb, ctx: Context, all: Letter): Promise<void> {
  const { region, promised, row, signers, again } = all;
  const page = (lang: Lang, rest: string) =>
    new URL(inLanguage(lang, `/${region.id}/plan/beloften/${promised.organisation}${rest}`), ctx.config.url).href;
  const parts = (lang: Lang, signs: boolean) => {
    const t = requestTexts(lang).letter;
    return {
      lines: [
        ...(region.status === "example" ? [t.example] : []),
        again ? t.again(promised.name) : t.ask(region.content.organisation, promised.name),
        ...(row.message ? [row.message] : []),
        signs ? t.sign : t.paper,
      ],
      link: { href: page(lang, signs ? "/teken" : ""), label: signs ? t.toSign : t.toPaper },
      after: [row.every_days === null ? t.once : t.every(String(row.every_days / 7))],
      stop: page(lang, `/mail/${tokenOf(ctx.keys, requestLinks, row.id)}`),
    };
  };
  for (const person of signers) await sendLetter(trx, ctx, person, (lang) => parts(lang, true));
  if (!row.address_sealed) return;
  const to = ctx.keys.open(sealing(row.id), row.address_sealed);
  await queueMail(trx, ctx, letter({ ...parts("nl", false), to, lang: "nl" }));
}

async function note(
  trx: AnyDb,
  ctx: Context,
  row: Pick<SignRequestRow, "id" | "region_id" | "organisation">,
  action: string,
  actor: string,
): Promise<void> {
  const { organisation } = row;
  const subject = { subject: row.id, subjectKind: "sign_request", region: row.region_id };
  await writeAudit(trx, ctx, { actor, action, ...subject, details: { organisation } });
}

/** Stops a request that is open: no letter follows. Twice does no harm. @throws Refusal 403 for who may not */
export async function stopSignRequest(
  ctx: Context,
  actor: Actor,
  regionId: string,
  organisation: string,
): Promise<void> {
  if (!mayRecordPromise(actor, regionId)) throw new Refusal("", 403);
  await ctx.db.transaction().execute(async (trx) => {
    const ended = await endSignRequests(trx, { regionId, organisation }, "stopped", dayOf(ctx.clock()));
    const who = await actorName(trx, ctx, actor);
    for (const id of ended)
      await note(trx, ctx, { id, region_id: regionId, organisation }, "plan.sign_request.stop", who);
  });
}

/** The request that a link in a letter is about. @throws Refusal 404 */
export async function signRequestOf(
  ctx: Pick<Context, "db" | "keys">,
  region: string,
  organisation: string,
  token: string,
): Promise<SignRequestRow> {
  const id = idOfToken(ctx.keys, requestLinks, token);
  const row = id === undefined ? undefined : await findSignRequest(ctx.db, id);
  if (!row || row.region_id !== region || row.organisation !== organisation) throw new Refusal("", 404);
  return row;
}

/** Whoever was asked wants no more letters about this version. Twice does no harm. @throws Refusal 404 */
export async function refuseSignRequest(
  ctx: Context,
  region: string,
  organisation: string,
  token: string,
): Promise<void> {
  const row = await signRequestOf(ctx, region, organisation, token);
  await ctx.db.transaction().execute(async (trx) => {
    const ended = await endSignRequests(trx, { id: row.id }, "refused", dayOf(ctx.clock()));
    if (ended.length > 0) await note(trx, ctx, row, "plan.sign_request.refuse", `mail:${row.id}`);
  });
}

/**
 * Reminds who has not signed yet, at most once per chosen time, and ends what was signed or takes too long. Runs as often as one likes; after a
 * standstill nobody gets two letters.
 */
export async function remindSigning(ctx: Context): Promise<void> {
  const today = dayOf(ctx.clock());
  for (const row of await dueSignRequests(ctx.db, today, daysAfter(today, -longest))) await remindOne(ctx, row, today);
}

async function remindOne(ctx: Context, known: SignRequestRow, today: string): Promise<void> {
  const { id } = known;
  const region = await regionOf(ctx, known.region_id);
  const [promised] = await promisesOf(ctx.db, known.region_id, known.organisation);
  const newest = (await readAdopted(ctx.db, known.region_id))?.number ?? 0;
  const signers = promised?.organisationId ? await signersOf(ctx, promised.organisationId) : [];
  await ctx.db.transaction().execute(async (trx) => {
    const [row] = await dueSignRequests(trx, today, daysAfter(today, -longest), id);
    if (!row) return;
    const standing = promised ? standingOf(promised, newest) : "ended";
    const over = standing === "ended" || row.asked_on < daysAfter(today, -longest);
    if (over || !promised || !unsigned.includes(standing)) {
      await endSignRequests(trx, { id }, over ? "over" : "signed", today);
      return;
    }
    await noteReminder(trx, id, today, daysAfter(today, row.every_days!));
    await send(trx, ctx, { region, promised, row, signers, again: true });
    await note(trx, ctx, row, "plan.sign_request.remind", "system");
  });
}

/** Plain day so many days later. */
function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
