import { pseudonymOf } from "#modules/accounts/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Goal, Plan } from "./model.ts";
import { goalSchema, readPlanPack } from "./pack.ts";
import { mayWritePlan } from "./policy.ts";
import { type AnyDb, notePack, packChecksum, type PartKind, readPart, readParts, writePart } from "./store.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/**
 * Whoever acted, as history and audit write it: a pseudonym that says nothing once the account is gone.
 * @param trx the transaction of the change
 */
export async function actorName(trx: AnyDb, ctx: Pick<Context, "keys">, actor: Actor): Promise<string> {
  if (!actor.person) return "system";
  return (await pseudonymOf(trx, ctx, actor.person, "workplan")) ?? "unknown";
}

/** Field by field: what people changed stays, what still says the old pack's words gets the new ones. */
export function mergeEdits<T extends object>(now: T, before: T, incoming: T): T {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const names = [...new Set(Object.keys({ ...now, ...incoming }))] as (keyof T)[];
  const kept = names.map((name) => [name, same(now[name], before[name]) ? incoming[name] : now[name]] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as T;
}

/** Loads the plan of a region's pack. Twice does no harm; what people changed since stays. */
export async function loadPlan(ctx: Ctx, regionId: string, folder?: string): Promise<boolean> {
  const pack = readPlanPack(regionId, folder);
  if (!pack) return false;
  return ctx.db.transaction().execute(async (trx) => {
    if ((await packChecksum(trx, regionId)) === pack.checksum) return false;
    const found = new Map(
      (await readParts(trx, regionId, { removed: true, lock: true })).map((part) => [
        `${part.kind} ${part.slug}`,
        part,
      ]),
    );
    for (const [position, part] of partsOfPlan(pack.plan).entries()) {
      const old = found.get(`${part.kind} ${part.slug}`);
      const content = old?.imported ? mergeEdits(old.content, old.imported, part.content) : part.content;
      if (old?.imported && JSON.stringify(old.imported) === JSON.stringify(part.content)) continue;
      const change = {
        regionId,
        ...part,
        position,
        content,
        imported: part.content,
        at: ctx.clock(),
        actor: "system",
        reason: "pack",
      };
      await writePart(trx, change);
    }
    await notePack(trx, regionId, pack.checksum);
    await writeAudit(trx, ctx, { actor: "system", action: "plan.load", region: regionId });
    await touchPages(trx);
    return true;
  });
}

function partsOfPlan(plan: Plan): { kind: PartKind; slug: string; content: object }[] {
  return [
    ...(plan.vulnerable ? [{ kind: "vulnerable" as const, slug: "vulnerable", content: plan.vulnerable }] : []),
    ...plan.ambitions.map((ambition) => ({ kind: "ambition" as const, slug: ambition.id, content: ambition })),
    ...plan.goals.map((goal) => ({ kind: "goal" as const, slug: goal.id, content: goal })),
  ];
}

/** A goal with the version it had when it was read. */
export interface GoalEdit {
  readonly goal: Goal;
  /** Version the form was made from; undefined for a new goal. */
  readonly version: number | undefined;
  readonly reason: string;
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly version: number }
  | { readonly kind: "conflict"; readonly now: Goal };

/**
 * Saves a goal. When somebody saved in between, nothing is overwritten and the goal as it stands now comes back.
 * @throws Refusal when the actor may not
 */
export async function saveGoal(ctx: Ctx, actor: Actor, regionId: string, edit: GoalEdit): Promise<SaveOutcome> {
  if (!mayWritePlan(actor, regionId)) throw new Refusal("", 403);
  const goal = goalSchema.parse(edit.goal) as Goal;
  return ctx.db.transaction().execute(async (trx) => {
    const who = await actorName(trx, ctx, actor);
    const place = { regionId, kind: "goal" as const, slug: goal.id };
    const change = {
      ...place,
      position: 999,
      content: goal,
      at: ctx.clock(),
      actor: who,
      reason: edit.reason,
    };
    const version = await writePart(trx, change, edit.version ?? 0);
    if (version === undefined)
      return { kind: "conflict", now: (await readPart(trx, regionId, "goal", goal.id))!.content as Goal };
    await writeAudit(trx, ctx, {
      actor: who,
      action: "plan.goal.save",
      subject: goal.id,
      subjectKind: "goal",
      region: regionId,
      details: { version },
    });
    await touchPages(trx);
    return { kind: "saved", version };
  });
}
