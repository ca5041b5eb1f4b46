import { membershipOf, withScope } from "#modules/accounts/index.ts";
import { slugOf } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { actorName } from "./actions.ts";
import { dayOf } from "./days.ts";
import { readPromisesPack } from "./pack-promises.ts";
import { mayRecordPromise, maySign } from "./policy.ts";
import { type ApprovalState, holds, type Promised, type PromiseItem, type PromiseKind } from "./promises/model.ts";
import { moneyReadableBy, type Promisable, promisables, readableBy } from "./promises/subjects.ts";
import { type AnyDb } from "./store.ts";
import { readAdopted, readAdoptions } from "./store-adopted.ts";
import { addPromises, promisesOf, readPromises } from "./store-promises.ts";
import { endSignRequests } from "./store-sign-requests.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** What somebody may do with the promise of one organisation. */
export type Hand = "signs" | "records" | "none";

/** Whether somebody signs for an organisation, writes down what it signed on paper, or neither. */
export async function handOf(
  ctx: Pick<Context, "db">,
  actor: Actor,
  regionId: string,
  promised: Pick<Promised, "organisationId">,
): Promise<Hand> {
  const { person } = actor;
  const { organisationId } = promised;
  if (person && organisationId) {
    const own = await withScope(ctx.db, { person }, (trx) => membershipOf(trx, organisationId, person));
    if (own?.state === "member" && maySign(actor, own.function)) return "signs";
  }
  return mayRecordPromise(actor, regionId) ? "records" : "none";
}

export interface Asked {
  readonly name: string;
  /** Id in accounts, where it is registered. */
  readonly organisationId: string | null;
  /** Plain day on which it was asked. */
  readonly on: string;
  readonly reason: string;
}

export type AskOutcome =
  | { readonly kind: "asked"; readonly organisation: string }
  /** No version was adopted yet, so there is nothing to sign. */
  | { readonly kind: "no_version" }
  | { readonly kind: "taken" };

/** Asks an organisation to sign the newest version; one that left may be asked again. @throws Refusal when the actor may not */
export async function askPromise(ctx: Ctx, actor: Actor, regionId: string, asked: Asked): Promise<AskOutcome> {
  if (!mayRecordPromise(actor, regionId)) throw new Refusal("", 403);
  return ctx.db.transaction().execute(async (trx) => {
    const newest = await readAdopted(trx, regionId);
    if (!newest) return { kind: "no_version" };
    const there = await readPromises(trx, regionId);
    const plain = slugOf(asked.name).slice(0, 60).replace(/-+$/, "") || "organisatie";
    const organisation = plain === "vragen" ? "organisatie-vragen" : plain;
    const same = (one: Promised) =>
      one.organisation === organisation ||
      (asked.organisationId !== null && one.organisationId === asked.organisationId);
    const old = there.find(same);
    if (old && old.kind !== "end") return { kind: "taken" };
    const place = { organisation: old?.organisation ?? organisation, number: (old?.number ?? 0) + 1 };
    const row: Promised = { ...blank, ...asked, ...place, kind: "ask", planVersion: newest.number };
    return (await write(trx, ctx, actor, regionId, row))
      ? { kind: "asked", organisation: row.organisation }
      : { kind: "taken" };
  });
}

const blank = {
  whole: false,
  items: [],
  reserve: "",
  approvalBy: "",
  approvalState: "none" as ApprovalState,
  approvalOn: null,
  signedFunction: "",
  signedName: "",
  signedOn: null,
  way: "paper" as const,
  example: false,
};

async function write(trx: AnyDb, ctx: Ctx, actor: Actor, regionId: string, row: Promised): Promise<boolean> {
  const who = await actorName(trx, ctx, actor);
  if (!(await addPromises(trx, [{ ...row, regionId, at: ctx.clock(), actor: who }]))) return false;
  await writeAudit(trx, ctx, {
    actor: who,
    action: `plan.promise.${row.kind}`,
    subject: row.organisation,
    subjectKind: "promise",
    region: regionId,
    ...(row.organisationId ? { organisation: row.organisationId } : {}),
    details: { number: row.number, version: row.planVersion, way: row.way },
  });
  const { organisation, kind } = row;
  if (kind === "sign" || kind === "change" || kind === "end")
    await endSignRequests(trx, { regionId, organisation }, kind === "end" ? "over" : "signed", dayOf(ctx.clock()));
  await touchPages(trx);
  return true;
}

export interface Signing {
  /** Number of the row that the form was made from. */
  readonly last: number;
  /** Version that the form showed. */
  readonly planVersion: number;
  readonly whole: boolean;
  /** Ids with the amounts that are promised for each. */
  readonly items: readonly Pick<PromiseItem, "id" | "amounts">[];
  readonly reserve: string;
  /** Who must still approve; empty when nobody. */
  readonly approvalBy: string;
  readonly signedFunction: string;
  readonly signedName: string;
  readonly signedOn: string;
  readonly reason: string;
}

export type PromiseOutcome =
  | { readonly kind: "saved" }
  /** Somebody wrote meanwhile, or another version was adopted; nothing was written. */
  | { readonly kind: "conflict" };

/**
 * Signs for an organisation: by someone who may, or on paper as the team writes it down. Titles are frozen, and whether each was open.
 * @throws Refusal 403 for who may not sign or promises what they may not read, 404 where the organisation was never asked, 409 where it left
 */
export async function signPromise(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  organisation: string,
  signing: Signing,
): Promise<PromiseOutcome> {
  const [before] = await promisesOf(ctx.db, regionId, organisation);
  if (!before) throw new Refusal("", 404);
  const hand = await handOf(ctx, actor, regionId, before);
  if (hand === "none") throw new Refusal("", 403);
  if (before.kind === "end") throw new Refusal("", 409);
  const items = await frozenItems(ctx, actor, regionId, before, signing.items);
  return ctx.db.transaction().execute(async (trx) => {
    const newest = await readAdopted(trx, regionId);
    if (before.number !== signing.last || newest?.number !== signing.planVersion) return { kind: "conflict" };
    const { last, ...typed } = signing;
    const row: Promised = {
      ...before,
      ...typed,
      items,
      number: last + 1,
      kind: holds(before) ? "change" : "sign",
      approvalState: typed.approvalBy ? "waiting" : "none",
      approvalOn: null,
      way: hand === "signs" ? "online" : "paper",
      on: typed.signedOn,
      example: false,
    };
    return { kind: (await write(trx, ctx, actor, regionId, row)) ? "saved" : "conflict" };
  });
}

/** What is promised with its title of now. What was promised before keeps its place though it is gone. */
async function frozenItems(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  before: Promised,
  wanted: Signing["items"],
): Promise<PromiseItem[]> {
  const [all, may, money] = [
    await promisables(
      ctx,
      { id: regionId },
      wanted.map((one) => one.id),
    ),
    await readableBy(ctx, actor, regionId),
    await moneyReadableBy(ctx, actor, regionId),
  ];
  return wanted.map(({ id, amounts }) => {
    const old = before.items.find((item) => item.id === id);
    const now = all.get(id);
    if (old && (!now || now.gone || now.over || !may.has(id))) return { ...old, amounts };
    if (!now || now.gone || now.over || !may.has(id)) throw new Refusal("", 403);
    if (amounts.length > 0 && !now.moneyOpen && !money.has(id)) throw new Refusal("", 403);
    return { id, title: now.title, open: now.open, moneyOpen: now.moneyOpen, amounts };
  });
}

export interface PromiseUpdate {
  readonly last: number;
  readonly what: "given" | "refused" | "withdraw" | "end";
  readonly on: string;
  readonly reason: string;
}

/**
 * Writes what became of a promise: its approval was given or refused, it is withdrawn, or the organisation left. The promise itself stays in
 * every row. That an organisation left is written by the team.
 * @throws Refusal 403 for who may not, 404 where there is none, 409 for what cannot follow on how it stands
 */
export async function updatePromise(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  organisation: string,
  update: PromiseUpdate,
): Promise<PromiseOutcome> {
  const [before] = await promisesOf(ctx.db, regionId, organisation);
  if (!before) throw new Refusal("", 404);
  const hand = await handOf(ctx, actor, regionId, before);
  if (hand === "none" || (update.what === "end" && !mayRecordPromise(actor, regionId))) throw new Refusal("", 403);
  if (!nextSteps(before).includes(update.what)) throw new Refusal("", 409);
  if (before.number !== update.last) return { kind: "conflict" };
  const { what, on, reason } = update;
  const approval = what === "given" || what === "refused";
  const kind: PromiseKind = what === "given" || what === "refused" ? "approval" : what;
  const row: Promised = {
    ...before,
    number: before.number + 1,
    kind,
    on,
    reason,
    ...(approval ? { approvalState: what, approvalOn: on } : {}),
    way: hand === "signs" ? "online" : "paper",
    example: false,
  };
  const written = await ctx.db.transaction().execute((trx) => write(trx, ctx, actor, regionId, row));
  return { kind: written ? "saved" : "conflict" };
}

/** What can follow on how a promise stands. */
export function nextSteps(promised: Promised): readonly PromiseUpdate["what"][] {
  if (promised.kind === "end") return [];
  const signed = promised.kind !== "ask" && promised.kind !== "withdraw";
  return [
    ...(signed && promised.approvalState === "waiting" ? (["given", "refused"] as const) : []),
    ...(signed ? (["withdraw"] as const) : []),
    "end",
  ];
}

/** Writes the example promises of a pack, once: where a region has a promise, nothing is added. The room that can be promised calls it. */
export async function loadPromises(
  ctx: Ctx,
  regionId: string,
  subjects: readonly Promisable[],
  folder?: string,
): Promise<boolean> {
  const rows = readPromisesPack(regionId, new Map(subjects.map((one) => [one.id, one])), folder);
  if (!rows || rows.length === 0) return false;
  return ctx.db.transaction().execute(async (trx) => {
    const versions = await readAdoptions(trx, regionId);
    const newest = versions[0]?.number;
    if (newest === undefined || (await readPromises(trx, regionId)).length > 0) return false;
    const at = ctx.clock();
    const known = rows.map((row) => (row.kind === "ask" ? { ...row, planVersion: newest } : row));
    await addPromises(
      trx,
      known.map((row) => ({ ...row, regionId, at, actor: "system" })),
    );
    await writeAudit(trx, ctx, { actor: "system", action: "plan.load_promises", region: regionId });
    await touchPages(trx);
    return true;
  });
}
