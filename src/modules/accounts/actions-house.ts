import { writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, holds } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { declareInUse, findRegion } from "#modules/regions/index.ts";
import { actorName } from "./actions-people.ts";
import { mayKeepBreaches } from "./policy.ts";
import { Reason } from "./reasons.ts";
import {
  addBreach,
  allBreaches,
  type BreachRow,
  closeBreach,
  type DeclarationRow,
  saveDeclaration,
} from "./store-house.ts";
import { removeExampleOrganisations } from "./store-organisations.ts";
import { type AnyTrx, withScope } from "./store-scope.ts";

/** Removes a room's example content of a region, in the transaction that declares it in use. */
export type ExampleRemover = (trx: AnyTrx, region: string) => Promise<void>;
const removers = new Map<string, ExampleRemover>();

/** Adds a room's example content to what goes when a region is declared in use. */
export function onRegionInUse(room: string, remove: ExampleRemover): void {
  removers.set(room, remove);
}

export type DeclarationTyped = Pick<
  DeclarationRow,
  "controller" | "contact" | "privacy" | "accessibility" | "complaints"
>;

/**
 * Declares a region in use: all example content goes and the band "Voorbeeld" with it, in one step. Who is responsible must be known first.
 * @throws Refusal 403 or 404, or a Reason for a field that is empty
 */
export async function declareRegion(
  ctx: Context,
  actor: Actor,
  regionId: string,
  typed: DeclarationTyped,
): Promise<void> {
  if (!holds(actor, "operator", { region: regionId })) throw new Refusal("", 403);
  const region = await findRegion(ctx.db, regionId);
  if (!region) throw new Refusal("", 404);
  const words = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim().slice(0, 2_000)]),
  ) as DeclarationTyped;
  if (Object.values(words).some((text) => text === "")) throw new Reason("empty");
  if (Object.values(words).some(containsBsn)) throw new Reason("bsn");
  await withScope(ctx.db, "house", async (trx) => {
    await saveDeclaration(trx, { region_id: regionId, ...words, declared_by: actor.person ?? null });
    if (region.status === "example") {
      for (const remove of removers.values()) await remove(trx, regionId);
      await removeExampleOrganisations(trx, regionId);
    }
    await declareInUse(trx, regionId);
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.declare_in_use",
      subject: regionId,
      subjectKind: "region",
      region: regionId,
    });
  });
}

/** How long the law gives to report a breach (AVG art. 33), in milliseconds. */
export const breachTerm = 72 * 3_600_000;

export interface Breach extends BreachRow {
  /** When the term ends. */
  readonly before: Date;
  readonly stand: "open" | "late" | "reported" | "not reported";
}

/** The register of breaches, newest first. @throws Refusal 403 */
export async function breaches(ctx: Context, actor: Actor): Promise<Breach[]> {
  if (!mayKeepBreaches(actor)) throw new Refusal("", 403);
  return (await allBreaches(ctx.db)).map((row) => breachOf(row, ctx.clock()));
}

export function breachOf(row: BreachRow, now: Date): Breach {
  const before = new Date(row.found_at.getTime() + breachTerm);
  if (row.reported_at) return { ...row, before, stand: "reported" };
  if (row.not_reported_because) return { ...row, before, stand: "not reported" };
  return { ...row, before, stand: now > before ? "late" : "open" };
}

/** Writes a breach down; the clock runs from when it was found. @throws Refusal 403, or a Reason */
export async function noteBreach(
  ctx: Context,
  actor: Actor,
  typed: { foundAt: string; what: string; whom: string; measures: string },
): Promise<void> {
  if (!mayKeepBreaches(actor)) throw new Refusal("", 403);
  const foundAt = dutchMoment(typed.foundAt);
  if (!foundAt || foundAt > ctx.clock() || !typed.what.trim() || !typed.whom.trim()) throw new Reason("empty");
  if ([typed.what, typed.whom, typed.measures].some(containsBsn)) throw new Reason("bsn");
  await withScope(ctx.db, "house", async (trx) => {
    const row = {
      found_at: foundAt,
      what: typed.what.trim().slice(0, 4_000),
      whom: typed.whom.trim().slice(0, 2_000),
      measures: typed.measures.trim().slice(0, 4_000),
    };
    const id = await addBreach(trx, { ...row, made_by: actor.person ?? null });
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.note_breach",
      subject: id,
      subjectKind: "breach",
    });
  });
}

/** Closes a breach: reported now, or not, with the reason. @throws Refusal 403 or 404 */
export async function endBreach(ctx: Context, actor: Actor, id: string, because: string): Promise<void> {
  if (!mayKeepBreaches(actor)) throw new Refusal("", 403);
  const reason = because.trim().slice(0, 2_000);
  await withScope(ctx.db, "house", async (trx) => {
    if (!(await closeBreach(trx, id, { reportedAt: reason ? null : ctx.clock(), because: reason || null })))
      throw new Refusal("", 404);
    await writeAudit(trx, ctx, {
      actor: actorName(actor),
      action: "accounts.close_breach",
      subject: id,
      subjectKind: "breach",
    });
  });
}

/**
 * A moment as `<input type="datetime-local">` gives it, read as Dutch time; undefined when it is none. In the hour that comes twice when the
 * clock goes back, the first is taken: the term then ends sooner, never later.
 */
export function dutchMoment(typed: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed) || Number.isNaN(Date.parse(`${typed}Z`))) return undefined;
  const asUtc = Date.parse(`${typed}Z`);
  const candidates = [2, 1].map((hours) => new Date(asUtc - hours * 3_600_000));
  return candidates.find((moment) => inDutch(moment) === typed) ?? candidates[1];
}

const dutch = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});
const inDutch = (moment: Date): string => dutch.format(moment).replace(" ", "T");
