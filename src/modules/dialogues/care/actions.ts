import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { entry } from "../audit.ts";
import { recountJob } from "../outcome/actions.ts";
import { type Judged, moderateOne } from "./actions-moderate.ts";
import { forgetHearing } from "../reading/hearing.ts";
import type { Dialogue, Participant } from "../model.ts";
import { mayModerate } from "../policy.ts";
import { cleanText, screen } from "../screen.ts";
import { noteModeration } from "./store-moderate.ts";
import { contributionByNumber, likeContributions } from "../store-contributions.ts";
import { holdContributions, mergeInto, releaseMerged } from "./store-merged.ts";
import type { AnyDb, ShownDialogue } from "../store.ts";
import { alikePairs } from "./likeness.ts";
import { countWith, foreignOnes, refuseWith, saveTranslation } from "./store.ts";
import { careTexts } from "./text.ts";

/** Fewer signs than this would sweep up half a dialogue. */
export const fewestSigns = 5;
/** Looking for what is alike while typing: a person pauses, a machine does not. */
const looksPerParticipant = { limit: 240, perSeconds: 3_600 };

function check(actor: Actor, dialogue: ShownDialogue): string {
  if (!mayModerate(actor, dialogue.regionId)) throw new Refusal("", 403);
  return actor.person ?? "system";
}

async function changed(trx: AnyDb, ctx: Context, dialogueId: string): Promise<void> {
  await ctx.jobs.add(
    trx,
    recountJob,
    { dialogue: dialogueId, reason: "recount" },
    { key: `${recountJob}:${dialogueId}` },
  );
  await touchPages(trx);
}

/** How many contributions hold these words, with the first of them. @throws Refusal 403 or 400 */
export async function lookFor(ctx: Context, actor: Actor, dialogue: ShownDialogue, words: string) {
  check(actor, dialogue);
  const typed = words.trim();
  if (typed.length < fewestSigns) throw new Refusal("", 400);
  return countWith(ctx.db, dialogue.id, typed);
}

/** Refuses everything that holds these words at once, with one reason; what worries us stays. @throws Refusal 403 or 400 */
export async function sweep(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  typed: { readonly words: string; readonly reason: string },
): Promise<number> {
  const name = check(actor, dialogue);
  const [words, reason] = [typed.words.trim(), typed.reason.trim().slice(0, 300)];
  if (words.length < fewestSigns || reason === "") throw new Refusal("", 400);
  const count = await ctx.db.transaction().execute(async (trx) => {
    const swept = await refuseWith(trx, dialogue.id, { words, reason, actor: name, at: ctx.clock() });
    await writeAudit(trx, ctx, { ...entry(actor, dialogue, "dialogues.sweep"), details: { contributions: swept } });
    await releaseMerged(trx, dialogue.id);
    await changed(trx, ctx, dialogue.id);
    return swept;
  });
  forgetHearing(ctx, dialogue.id);
  return count;
}

/** What can be read already and is alike, at most fifty times two. @throws Refusal 403 */
export async function pairsOf(ctx: Context, actor: Actor, dialogue: ShownDialogue) {
  check(actor, dialogue);
  return alikePairs(ctx, dialogue.id, 50);
}

/** Under which contribution others are laid; with the version that the moderator read where it still waits. */
export type Target = Pick<Judged, "number"> & Partial<Judged>;

/**
 * Lays contributions under one that says the same: that one is weighed, an answer to it is also told to their writers. One that waits is
 * shown in the same step. What was rated stays with the words that were read, and counts for the one that says the same.
 * @returns numbers that could not be merged, because somebody was first
 * @throws Refusal 403
 */
export async function merge(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  judged: readonly Judged[],
  target: Target,
): Promise<number[]> {
  const name = check(actor, dialogue);
  const into = target.number;
  const reason = careTexts("nl").merged(String(into));
  const others = judged.filter(({ number }) => number !== into).toSorted((a, b) => a.number - b.number);
  const missed = await ctx.db.transaction().execute(async (trx) => {
    await holdContributions(trx, dialogue.id, [into, ...others.map(({ number }) => number)]);
    if (!(await showTarget(trx, ctx, actor, dialogue, target))) return [into, ...others.map(({ number }) => number)];
    const left: number[] = [];
    for (const one of others) {
      if (!(await mergeInto(trx, dialogue.id, one, into, reason))) {
        left.push(one.number);
        continue;
      }
      const noted = { dialogueId: dialogue.id, contribution: one.number, action: "reject", rule: "merge" } as const;
      await noteModeration(trx, { ...noted, reason, actor: name, at: ctx.clock() });
      await writeAudit(trx, ctx, {
        ...entry(actor, dialogue, "dialogues.merge"),
        details: { contribution: one.number, into },
      });
    }
    await changed(trx, ctx, dialogue.id);
    return left;
  });
  forgetHearing(ctx, dialogue.id, "counts");
  return missed;
}

/** True when the target can be read, now or already. What changed since the moderator read it is never shown unread. */
async function showTarget(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  { number, version }: Target,
): Promise<boolean> {
  const found = await contributionByNumber(trx, dialogue.id, number);
  if (found?.state === "shown") return true;
  if (!found || version === undefined || found.worry || !["waiting", "held"].includes(found.state)) return false;
  return moderateOne(trx, ctx, actor, dialogue, { number, version }, { action: "show", reason: "" });
}

/** What waits for a helper who translates. @throws Refusal 403 */
export async function toTranslate(ctx: Context, actor: Actor, dialogue: ShownDialogue) {
  check(actor, dialogue);
  return foreignOnes(ctx.db, dialogue.id);
}

/** Lays a translation beside the words of the writer; false when those changed in between. @throws Refusal 403 or 400 */
export async function translate(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  one: Judged,
  text: string,
): Promise<boolean> {
  check(actor, dialogue);
  const clean = cleanText(text).slice(0, 2_000);
  if (screen(clean).some((finding) => finding === "bsn" || finding === "contact")) throw new Refusal("", 400);
  const saved = await ctx.db.transaction().execute(async (trx) => {
    if (!(await saveTranslation(trx, dialogue.id, one.number, one.version, clean || null))) return false;
    await writeAudit(trx, ctx, {
      ...entry(actor, dialogue, "dialogues.translate"),
      details: { contribution: one.number },
    });
    await touchPages(trx);
    return true;
  });
  forgetHearing(ctx, dialogue.id);
  return saved;
}

/** What others wrote that resembles what somebody is typing. Nothing of it is kept. */
export async function alikeTyping(ctx: Context, dialogue: Dialogue, participant: Participant, typed: string) {
  const text = cleanText(typed).slice(0, 1_000);
  if (text.length < 15) return [];
  const limit = { name: "dialogue looks alike", key: participant.id, ...looksPerParticipant };
  if (!(await spend(ctx.db, ctx, limit)).allowed) return [];
  return (await likeContributions(ctx.db, dialogue.id, text, 0)).map(({ number, body }) => ({ number, body }));
}
