import { createHash } from "node:crypto";
import { type Challenge, changeChallenges, findRegion, type Region } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { actorName, type Decided, inTransaction, type PartOutcome, savePart } from "./actions.ts";
import { challengeFollowers, type UnderChallenge } from "./challenge-followers.ts";
import type { Ambition, Goal } from "./model.ts";
import { mayWritePlan } from "./policy.ts";
import { type AnyDb, type PartRow, readPart, readParts } from "./store.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

export interface ChallengeEdit {
  readonly challenge: Challenge;
  /** Version of its history that the form was made from; 0 where it has none yet. */
  readonly version: number;
  readonly reason: string;
  readonly decided?: Decided;
  readonly removed?: boolean;
  /** Ambitions under which it comes to stand as well; where it stands already, it stays. */
  readonly ambitions?: readonly string[];
}

/**
 * Saves a challenge, adds one, or takes off one that nothing belongs to. Its history stands with the plan; the region's pages read it from the
 * region.
 * @throws Refusal when the actor may not, or 409 when something still belongs to one that is taken off
 */
export async function saveChallenge(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  edit: ChallengeEdit,
): Promise<PartOutcome> {
  const { challenge, removed, ambitions = [], ...rest } = edit;
  return inTransaction(ctx.db, async (trx) => {
    if (removed && !isEmpty(await underChallenge(trx, regionId, challenge.id))) throw new Refusal("", 409);
    const part = { ...rest, kind: "challenge" as const, slug: challenge.id, content: challenge, removed };
    const outcome = await savePart({ ...ctx, db: trx }, actor, regionId, part);
    if (outcome.kind === "conflict") return outcome;
    await changeChallenges(trx, regionId, (now) => {
      if (removed) return now.filter((one) => one.id !== challenge.id);
      const there = now.some((one) => one.id === challenge.id);
      return there ? now.map((one) => (one.id === challenge.id ? challenge : one)) : [...now, challenge];
    });
    const named = (one: Ambition) => ambitions.includes(one.id);
    await widenAmbitions({ ...ctx, db: trx }, actor, regionId, { named, add: challenge.id, ...rest });
    return outcome;
  });
}

/** Everything that belongs to a challenge. */
export interface Under {
  readonly goals: readonly UnderChallenge[];
  /** Things of later rooms: initiatives. */
  readonly things: readonly UnderChallenge[];
  /** Changes when anything here does. */
  readonly seal: string;
}

const isEmpty = ({ goals, things }: Under) => goals.length === 0 && things.length === 0;

export async function underChallenge(db: AnyDb, regionId: string, challenge: string): Promise<Under> {
  const goals = (await readParts(db, regionId))
    .filter((part) => part.kind === "goal" && (part.content as Goal).challenge === challenge)
    .map((part) => ({ id: part.slug, title: (part.content as Goal).title, version: part.version }));
  const things = (
    await Promise.all(challengeFollowers().map((follower) => follower.under(db, regionId, challenge)))
  ).flat();
  const lines = [...goals, ...things].map((one) => `${one.id} ${one.version}`);
  return { goals, things, seal: createHash("sha256").update(lines.join("\n")).digest("hex") };
}

export interface SplitTyped {
  readonly first: Challenge;
  readonly second: Challenge;
  /** Ids of goals and of initiatives that go to the second. */
  readonly goals: readonly string[];
  readonly things: readonly string[];
  /** Version of the first one's history, and seal of what belonged to it, as the form showed them. */
  readonly version: number;
  readonly seal: string;
  /** Kept with everything that moves. */
  readonly reason: string;
  readonly decided?: Decided;
}

export type SplitOutcome =
  | { readonly kind: "split" }
  /** Somebody changed the challenge meanwhile. */
  | { readonly kind: "conflict"; readonly now: PartRow }
  /** What belongs to it is no longer what the form showed. */
  | { readonly kind: "moved" }
  /** The name of the second is that of a challenge that is there. */
  | { readonly kind: "taken" };

/**
 * Makes two challenges of one: the first keeps its address, the second stands beside it under the same ambitions, and what was chosen goes
 * there. One transaction: nothing is ever without a challenge.
 * @throws Refusal when the actor may not, or there is no such challenge
 */
export async function splitChallenge(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  typed: SplitTyped,
): Promise<SplitOutcome> {
  if (!mayWritePlan(actor, regionId)) throw new Refusal("", 403);
  const { first, second, reason, decided } = typed;
  return ctx.db.transaction().execute(async (trx): Promise<SplitOutcome> => {
    const inside = { ...ctx, db: trx };
    const region = await lockedRegion(trx, regionId);
    if (!region.content.challenges.some((one) => one.id === first.id)) throw new Refusal("", 404);
    if (region.content.challenges.some((one) => one.id === second.id)) return { kind: "taken" };
    const under = await underChallenge(trx, regionId, first.id);
    if (under.seal !== typed.seal) return { kind: "moved" };
    const edit = { reason, decided };
    const saved = await saveChallenge(inside, actor, regionId, { ...edit, challenge: first, version: typed.version });
    if (saved.kind === "conflict") return saved;
    const old = await readPart(trx, regionId, "challenge", second.id, { removed: true });
    const added = { ...edit, challenge: second, version: old?.removed ? old.version : 0 };
    const made = await saveChallenge(inside, actor, regionId, added);
    if (made.kind === "conflict") return made;
    await changeChallenges(trx, regionId, (now) => besides(now, first.id, second.id));
    const named = (one: Ambition) => one.challenges.includes(first.id);
    await widenAmbitions(inside, actor, regionId, { named, add: second.id, ...edit });
    for (const goal of under.goals.filter((one) => typed.goals.includes(one.id)))
      await moveGoal(inside, actor, regionId, { goal, to: second.id, ...edit });
    const things = under.things.filter((one) => typed.things.includes(one.id));
    for (const follower of challengeFollowers())
      await follower.move(inside, actor, { regionId, things, to: second.id, reason });
    const who = await actorName(trx, ctx, actor);
    await writeAudit(trx, ctx, {
      actor: who,
      action: "plan.challenge.split",
      subject: first.id,
      subjectKind: "challenge",
      region: regionId,
      details: { into: second.id, goals: typed.goals.length, initiatives: things.length },
    });
    return { kind: "split" };
  });
}

/** The region, held until the end of the transaction so that two do not split at once. */
async function lockedRegion(trx: AnyDb, regionId: string): Promise<Region> {
  await changeChallenges(trx, regionId, (now) => now);
  const region = await findRegion(trx, regionId);
  if (!region) throw new Refusal("", 404);
  return region;
}

/** The second right after the first. */
function besides(now: readonly Challenge[], first: string, second: string): readonly Challenge[] {
  const moved = now.filter((one) => one.id === second);
  return now.filter((one) => one.id !== second).flatMap((one) => (one.id === first ? [one, ...moved] : [one]));
}

interface Move {
  readonly reason: string;
  readonly decided?: Decided;
}

/** Puts a challenge under those ambitions that are named and do not have it yet. */
async function widenAmbitions(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  { named, add, reason, decided }: Move & { named: (ambition: Ambition) => boolean; add: string },
): Promise<void> {
  for (const part of (await readParts(ctx.db, regionId)).filter((one) => one.kind === "ambition")) {
    const ambition = part.content as Ambition;
    if (!named(ambition) || ambition.challenges.includes(add)) continue;
    const content = { ...ambition, challenges: [...ambition.challenges, add] };
    const { kind, slug, version } = part;
    const outcome = await savePart(ctx, actor, regionId, { reason, decided, kind, slug, version, content });
    if (outcome.kind === "conflict") throw new Refusal("", 409);
  }
}

async function moveGoal(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  { goal, to, ...edit }: Move & { goal: UnderChallenge; to: string },
): Promise<void> {
  const part = await readPart(ctx.db, regionId, "goal", goal.id);
  const content = { ...(part!.content as Goal), challenge: to };
  const change = { ...edit, kind: "goal" as const, slug: goal.id, version: goal.version, content };
  if ((await savePart(ctx, actor, regionId, change)).kind === "conflict") throw new Refusal("", 409);
}
