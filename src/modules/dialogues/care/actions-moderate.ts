import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { coarse } from "../audit.ts";
import { recountJob } from "../outcome/actions.ts";
import { raiseAlarm } from "../alarm/actions.ts";
import { closeWorry, worriesOf } from "../alarm/store.ts";
import { nearest } from "./likeness.ts";
import { careTexts } from "./text.ts";
import { forgetHearing } from "../reading/hearing.ts";
import type { Contribution } from "../model.ts";
import { mayModerate } from "../policy.ts";
import { unreadReasons } from "../reasons/store.ts";
import { cleanText, screen } from "../screen.ts";
import {
  addReport,
  answerReport,
  appealsOn,
  lastDecider,
  moderationLog,
  noteModeration,
  openReports,
  type Report,
} from "./store-moderate.ts";
import { changeContribution, contributionByNumber, countQueue, moderationQueue } from "../store-contributions.ts";
import { releaseMerged } from "./store-merged.ts";
import type { AnyDb, ShownDialogue } from "../store.ts";

export const moderationActions = ["show", "hold", "reject", "worry"] as const;
export type ModerationAction = (typeof moderationActions)[number];

const stateAfter = { show: "shown", hold: "held", reject: "rejected", worry: "held" } as const;

function check(actor: Actor, dialogue: ShownDialogue): void {
  if (!mayModerate(actor, dialogue.regionId)) throw new Refusal("", 403);
}

/** What waits in one screen, and how much there is. @throws Refusal 403 */
export async function queueOf(ctx: Context, actor: Actor, dialogue: ShownDialogue) {
  check(actor, dialogue);
  const items = await moderationQueue(ctx.db, dialogue.id, 100);
  const numbers = items.map(({ number }) => number);
  return {
    items,
    near: await nearest(ctx, dialogue.id, numbers),
    counts: await countQueue(ctx.db, dialogue.id),
    reports: await openReports(ctx.db, dialogue.id),
    worries: await worriesOf(ctx.db, dialogue.id),
    unreadReasons: (await unreadReasons(ctx.db, dialogue.id, 1)).count,
  };
}

/** One contribution with the version the moderator saw. */
export interface Judged {
  readonly number: number;
  readonly version: number;
}

/**
 * Decides about several contributions at once, with one reason that their writers read. What somebody else changed in between is left
 * alone and named.
 * @returns numbers that were changed by somebody else
 * @throws Refusal 403, or 400 without a reason to refuse
 */
export async function moderate(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  judged: readonly Judged[],
  decision: { readonly action: ModerationAction; readonly reason: string },
): Promise<number[]> {
  check(actor, dialogue);
  const reason = decision.reason.trim().slice(0, 300);
  if (decision.action === "reject" && reason === "") throw new Refusal("", 400);
  const left = await ctx.db.transaction().execute(async (trx) => {
    const missed: number[] = [];
    // In one order, so that two moderators at once wait for each other and not forever.
    for (const one of judged.toSorted((a, b) => a.number - b.number))
      if (!(await moderateOne(trx, ctx, actor, dialogue, one, { ...decision, reason }))) missed.push(one.number);
    await touchPages(trx);
    if (decision.action !== "show")
      await ctx.jobs.add(
        trx,
        recountJob,
        { dialogue: dialogue.id, reason: "recount" },
        { key: `${recountJob}:${dialogue.id}` },
      );
    return missed;
  });
  forgetHearing(ctx, dialogue.id);
  return left;
}

/** Decides about one contribution inside a transaction; false when somebody was first. The caller checks who may. */
export async function moderateOne(
  trx: AnyDb,
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  one: Judged,
  decision: { action: ModerationAction; reason: string },
): Promise<boolean> {
  const { action, reason } = decision;
  const change = { state: stateAfter[action], worry: action === "worry", reason: reason || null } as const;
  const before = action === "worry" ? await contributionByNumber(trx, dialogue.id, one.number) : undefined;
  if (!(await changeContribution(trx, dialogue.id, one.number, change, one.version))) return false;
  if (action === "reject") await releaseMerged(trx, dialogue.id);
  const actorName = actor.person ?? "system";
  // Marking what words marked already is looking at it; marking it first is asking for help.
  if (action === "worry" && !before?.worry) await raiseAlarm(trx, ctx, dialogue, one.number, actor.person ?? null);
  else await closeWorry(trx, dialogue.id, one.number);
  await noteModeration(trx, {
    dialogueId: dialogue.id,
    contribution: one.number,
    action,
    rule: null,
    reason,
    actor: actorName,
    at: ctx.clock(),
  });
  await writeAudit(trx, ctx, {
    actor: actorName,
    action: `dialogues.moderate.${action}`,
    subject: dialogue.id,
    subjectKind: "dialogue",
    region: dialogue.regionId,
    details: { contribution: one.number },
  });
  return true;
}

/** Writes down what was done for somebody in need, without their words. @throws Refusal 400, 403 or 404 */
export async function noteCare(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  number: number,
  done: string,
): Promise<void> {
  check(actor, dialogue);
  const reason = done.trim().slice(0, 300);
  if (reason === "") throw new Refusal("", 400);
  if (!(await contributionByNumber(ctx.db, dialogue.id, number))) throw new Refusal("", 404);
  const at = ctx.clock();
  const actorName = actor.person ?? "system";
  await ctx.db.transaction().execute(async (trx) => {
    await closeWorry(trx, dialogue.id, number);
    await noteModeration(trx, {
      dialogueId: dialogue.id,
      contribution: number,
      action: "care",
      rule: null,
      reason,
      actor: actorName,
      at,
    });
    await writeAudit(trx, ctx, {
      actor: actorName,
      action: "dialogues.care",
      subject: dialogue.id,
      subjectKind: "dialogue",
      region: dialogue.regionId,
      purpose: "dialogues.care",
      details: { contribution: number },
    });
  });
}

/**
 * Answers a report or an appeal with a reason. A report that is right takes the contribution away; an appeal of its writer that is right
 * brings it back. An appeal is judged by somebody else than who decided before.
 * @throws Refusal 400, 403, or 409 for who decided before
 */
export async function judgeReport(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  report: Report,
  judgement: { readonly upheld: boolean; readonly answer: string },
): Promise<void> {
  check(actor, dialogue);
  const answer = judgement.answer.trim().slice(0, 1_000);
  if (answer === "" || report.dialogueId !== dialogue.id) throw new Refusal("", 400);
  const isAppeal = report.why === "appeal" || report.appealed;
  const before = isAppeal ? await lastDecider(ctx.db, dialogue.id, report.contribution) : undefined;
  if (before !== undefined && before === actor.person) throw new Refusal(careTexts("nl").someoneElse, 409);
  const action = report.why === "appeal" ? "show" : "reject";
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await answerReport(trx, report.id, judgement.upheld ? "upheld" : "refused", answer))) return;
    const found = await contributionByNumber(trx, dialogue.id, report.contribution);
    if (judgement.upheld && found)
      await moderateOne(trx, ctx, actor, dialogue, found, { action, reason: answer.slice(0, 300) });
    else
      await noteModeration(trx, {
        dialogueId: dialogue.id,
        contribution: report.contribution,
        action: found?.state === "shown" ? "show" : "hold",
        rule: "report",
        reason: answer.slice(0, 300),
        actor: actor.person ?? "system",
        at: ctx.clock(),
      });
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "dialogues.report_answer",
      subject: dialogue.id,
      subjectKind: "dialogue",
      region: dialogue.regionId,
      details: { contribution: report.contribution, upheld: judgement.upheld },
    });
    await touchPages(trx);
  });
  forgetHearing(ctx, dialogue.id);
}

/** The log as rows for CSV: what was decided, never the text. @throws Refusal 403 */
export async function logOf(ctx: Context, actor: Actor, dialogue: ShownDialogue) {
  check(actor, dialogue);
  return moderationLog(ctx.db, dialogue.id);
}

/** Asks for a second look at a refused contribution: it goes back into the queue as a report of its writer. */
export async function appeal(
  ctx: Context,
  dialogue: ShownDialogue,
  own: Contribution,
  text: string,
  hour: Date,
): Promise<void> {
  if (own.state !== "rejected" && own.state !== "held") throw new Refusal("", 409);
  // One at a time: a second click is the same question.
  if ((await appealsOn(ctx.db, dialogue.id, [own.number])).some(({ state }) => state === "open")) return;
  const body = cleanText(text).slice(0, 1_000);
  await ctx.db.transaction().execute(async (trx) => {
    await addReport(trx, {
      dialogueId: dialogue.id,
      contribution: own.number,
      why: "appeal",
      body: screen(body).includes("bsn") ? "" : body,
      hour,
    });
    await writeAudit(trx, ctx, {
      ...coarse(dialogue, "writer"),
      action: "dialogues.appeal",
      details: { contribution: own.number },
    });
  });
}
