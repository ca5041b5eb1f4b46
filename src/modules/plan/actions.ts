import { pseudonymOf } from "#modules/accounts/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Goal, Plan } from "./model.ts";
import { goalSchema, readPlanPack } from "./pack.ts";
import { mayWritePlan } from "./policy.ts";
import {
  type AnyDb,
  notePack,
  packChecksum,
  type PartKind,
  type PartRow,
  readPart,
  readParts,
  writePart,
} from "./store.ts";
import { readAdoptions } from "./store-adopted.ts";

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

/** Loads the plan of a region's pack. Twice does no harm; what people changed or took off since stays so. */
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
      if (old?.removed) continue;
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

/** When and by whom a change of an adopted plan was decided. */
export interface Decided {
  /** Plain day. */
  readonly on: string;
  readonly by: string;
}

/** A part with the version it had when it was read. */
export interface PartEdit {
  readonly kind: PartKind;
  readonly slug: string;
  readonly content: object;
  /** Version the form was made from; undefined for a new one. */
  readonly version: number | undefined;
  readonly reason: string;
  readonly decided?: Decided;
  /** True takes it off the plan. */
  readonly removed?: boolean;
}

export type PartOutcome =
  | { readonly kind: "saved"; readonly version: number }
  /** Somebody saved in between, or the name is taken; nothing was overwritten. */
  | { readonly kind: "conflict"; readonly now: PartRow };

/**
 * Saves a part of the plan, takes it off or puts it back. When somebody saved in between, nothing is overwritten and the part as it stands now
 * comes back. The content must fit its schema.
 * @throws Refusal when the actor may not, or when a change of an adopted plan has no day and body
 */
export async function savePart(ctx: Ctx, actor: Actor, regionId: string, edit: PartEdit): Promise<PartOutcome> {
  if (!mayWritePlan(actor, regionId)) throw new Refusal("", 403);
  return inTransaction(ctx.db, async (trx) => {
    const { kind, slug, content, reason, decided, removed } = edit;
    if (!decided && (await readAdoptions(trx, regionId)).length > 0)
      throw new Refusal("A change of an adopted plan is a decision: it has a day and a body.");
    const who = await actorName(trx, ctx, actor);
    const change = { regionId, kind, slug, content, removed, at: ctx.clock(), actor: who, reason };
    const decision = { decidedOn: decided?.on, decidedBy: decided?.by };
    const version = await writePart(trx, { ...change, ...decision }, edit.version ?? 0);
    if (version === undefined)
      return { kind: "conflict", now: (await readPart(trx, regionId, kind, slug, { removed: true }))! };
    await writeAudit(trx, ctx, {
      actor: who,
      action: removed ? `plan.${kind}.remove` : `plan.${kind}.save`,
      subject: slug,
      subjectKind: kind,
      region: regionId,
      details: { version },
    });
    await touchPages(trx);
    return { kind: "saved", version };
  });
}

/** A goal with the version it had when it was read. */
export interface GoalEdit extends Pick<PartEdit, "version" | "reason" | "decided" | "removed"> {
  readonly goal: Goal;
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly version: number }
  | { readonly kind: "conflict"; readonly now: Goal };

/**
 * Saves a goal, as `savePart` does.
 * @throws Refusal when the actor may not
 */
export async function saveGoal(ctx: Ctx, actor: Actor, regionId: string, edit: GoalEdit): Promise<SaveOutcome> {
  const { goal: typed, ...rest } = edit;
  const goal = goalSchema.parse(typed) as Goal;
  const outcome = await savePart(ctx, actor, regionId, { ...rest, kind: "goal", slug: goal.id, content: goal });
  return outcome.kind === "saved" ? outcome : { kind: "conflict", now: outcome.now.content as Goal };
}

/** In the caller's transaction where there is one, else in one of its own. */
export const inTransaction = <T>(db: Context["db"], work: (trx: Context["db"]) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);
