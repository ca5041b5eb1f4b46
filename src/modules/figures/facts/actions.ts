import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { AnyDb } from "../store.ts";
import { type Fact, type FactContent, isSecondPerson, isWaiting } from "./model.ts";
import { factRoleOf } from "./policy.ts";
import { addFact, type At, type By, changeFact, findFacts, markChecked, sendBack, withdraw } from "./store.ts";

type Ctx = Pick<Context, "db" | "clock">;

/** `conflict`: somebody changed it meanwhile, and nothing was done. */
export type FactOutcome = "done" | "conflict";

/**
 * Saves a figure that a region typed. It counts as not checked until somebody else looked at it.
 * @param at the version that the form was made from; undefined for a new figure
 * @throws Refusal 403 when the actor may not
 */
export async function saveFact(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  content: FactContent,
  at?: Pick<At, "id" | "version">,
): Promise<FactOutcome> {
  const by = whoActs(ctx, actor, regionId);
  return change(ctx, async (trx) => {
    if (at && !(await changeFact(trx, { ...at, regionId }, content, by))) return "conflict";
    const id = at?.id ?? (await addFact(trx, regionId, content, by));
    await note(trx, ctx, actor, { regionId, id, version: (at?.version ?? 0) + 1 }, "save");
    return "done";
  });
}

/**
 * Says that a figure is right: its number, period and source were compared.
 * @throws Refusal 403 when the actor may not, or typed it
 */
export async function checkFact(ctx: Ctx, actor: Actor, at: At): Promise<FactOutcome> {
  const by = whoActs(ctx, actor, at.regionId);
  return change(ctx, async (trx) => {
    const fact = await factOf(trx, at);
    if (!isSecondPerson(fact, actor.person)) throw new Refusal("", 403);
    if (fact.returned || !(await markChecked(trx, at, by))) return "conflict";
    await note(trx, ctx, actor, { ...at, version: at.version + 1 }, "check");
    return "done";
  });
}

/**
 * Says that a figure is not right, and why. It goes back to the team; who changes it makes it wait for a check again.
 * @throws Refusal 403 when the actor may not, or typed it; 404 when there never was such a figure
 */
export async function returnFact(ctx: Ctx, actor: Actor, at: At, reason: string): Promise<FactOutcome> {
  const by = whoActs(ctx, actor, at.regionId);
  return change(ctx, async (trx) => {
    const [fact] = await findFacts(trx, at.regionId, { id: at.id, alsoWithdrawn: true });
    if (!fact) throw new Refusal("", 404);
    // Who lost a race with somebody else's change is told so first: the figure may have become their own meanwhile.
    if (fact.version !== at.version || !isWaiting(fact)) return "conflict";
    if (!isSecondPerson(fact, actor.person)) throw new Refusal("", 403);
    if (!(await sendBack(trx, at, reason, by))) return "conflict";
    await note(trx, ctx, actor, { ...at, version: at.version + 1 }, "return");
    return "done";
  });
}

/** Takes a figure back. It stays in the database, and on no page. */
export async function withdrawFact(ctx: Ctx, actor: Actor, at: At): Promise<FactOutcome> {
  whoActs(ctx, actor, at.regionId);
  return change(ctx, async (trx) => {
    await factOf(trx, at);
    if (!(await withdraw(trx, at))) return "conflict";
    await note(trx, ctx, actor, { ...at, version: at.version + 1 }, "withdraw");
    return "done";
  });
}

function whoActs(ctx: Ctx, actor: Actor, region: string): By {
  const role = factRoleOf(actor, region);
  if (!role) throw new Refusal("", 403);
  return { person: actor.person ?? null, role, day: ctx.clock().toISOString().slice(0, 10) };
}

async function factOf(trx: AnyDb, at: At): Promise<Fact> {
  const [fact] = await findFacts(trx, at.regionId, { id: at.id });
  if (!fact) throw new Refusal("", 404);
  return fact;
}

function change(ctx: Ctx, work: (trx: AnyDb) => Promise<FactOutcome>): Promise<FactOutcome> {
  return ctx.db.transaction().execute(async (trx) => {
    const outcome = await work(trx);
    if (outcome === "done") await touchPages(trx);
    return outcome;
  });
}

async function note(trx: AnyDb, ctx: Ctx, actor: Actor, at: At, verb: string): Promise<void> {
  await writeAudit(trx, ctx, {
    actor: actor.person ?? "system",
    action: `figures.fact.${verb}`,
    subject: at.id,
    subjectKind: "regional_fact",
    region: at.regionId,
    details: { version: at.version },
  });
}
