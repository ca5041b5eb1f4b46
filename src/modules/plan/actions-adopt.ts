import { findRegion, type Region } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { actorName } from "./actions.ts";
import { type FrozenPlan, freezePlan, hashOfPlan } from "./frozen.ts";
import { readVersionsPack } from "./pack-versions.ts";
import { mayWritePlan } from "./policy.ts";
import { type AnyDb, readPlan } from "./store.ts";
import { addAdoption, readAdopted, readAdoptions } from "./store-adopted.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** The plan of a region as it would be adopted now, with its hash. */
export async function planToAdopt(db: AnyDb, region: Region): Promise<{ plan: FrozenPlan; hash: string }> {
  const plan = freezePlan(region, await readPlan(db, region.id));
  return { plan, hash: hashOfPlan(plan) };
}

export interface AdoptionTyped {
  /** Plain day. */
  readonly adoptedOn: string;
  readonly body: string;
  readonly reason: string;
  /** Hash of the plan that the form showed. */
  readonly seal: string;
  /** Number of the newest version that the form knew; 0 where there was none. */
  readonly last: number;
}

export type AdoptOutcome =
  | { readonly kind: "adopted"; readonly number: number }
  /** The plan, or the newest version, is no longer what the form showed; nothing was adopted. */
  | { readonly kind: "changed" }
  /** Nothing differs from the newest version. */
  | { readonly kind: "same"; readonly number: number };

/**
 * Freezes the plan as it stands under the next number.
 * @throws Refusal when the actor may not, or when there is no such region
 */
export async function adoptPlan(ctx: Ctx, actor: Actor, regionId: string, typed: AdoptionTyped): Promise<AdoptOutcome> {
  if (!mayWritePlan(actor, regionId)) throw new Refusal("", 403);
  return ctx.db.transaction().execute(async (trx) => {
    const region = await findRegion(trx, regionId);
    if (!region) throw new Refusal("", 404);
    const newest = await readAdopted(trx, regionId);
    const { plan, hash } = await planToAdopt(trx, region);
    if (hash !== typed.seal || (newest?.number ?? 0) !== typed.last) return { kind: "changed" };
    if (newest?.hash === hash) return { kind: "same", number: newest.number };
    const who = await actorName(trx, ctx, actor);
    const number = typed.last + 1;
    const { adoptedOn, body, reason } = typed;
    const row = { regionId, number, adoptedOn, body, reason, snapshot: plan, hash, example: false };
    if (!(await addAdoption(trx, { ...row, at: ctx.clock(), actor: who }))) return { kind: "changed" };
    await writeAudit(trx, ctx, {
      actor: who,
      action: "plan.adopt",
      subject: String(number),
      subjectKind: "plan version",
      region: regionId,
      details: { hash },
    });
    await touchPages(trx);
    return { kind: "adopted", number };
  });
}

/** Adopts the example versions of a pack, once: where a region has a version, nothing is added. */
export async function loadAdoptions(ctx: Ctx, regionId: string, folder?: string): Promise<boolean> {
  const pack = readVersionsPack(regionId, folder);
  if (!pack || pack.versions.length === 0) return false;
  return ctx.db.transaction().execute(async (trx) => {
    const region = await findRegion(trx, regionId);
    if (!region || (await readAdoptions(trx, regionId)).length > 0) return false;
    const { plan } = await planToAdopt(trx, region);
    for (const [place, version] of pack.versions.entries()) {
      const goals = plan.goals
        .filter((goal) => !version.without.includes(goal.id))
        .map((goal) => ({ ...goal, ...version.goals[goal.id] }));
      const snapshot = { ...plan, ...(version.vulnerable ? { vulnerable: version.vulnerable } : {}), goals };
      const { adoptedOn, body, reason } = version;
      const row = { regionId, number: place + 1, adoptedOn, body, reason, snapshot, hash: hashOfPlan(snapshot) };
      await addAdoption(trx, { ...row, example: true, at: ctx.clock(), actor: "system" });
    }
    await writeAudit(trx, ctx, { actor: "system", action: "plan.load_versions", region: regionId });
    await touchPages(trx);
    return true;
  });
}
