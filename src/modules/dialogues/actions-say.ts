import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { spend } from "#platform/limits.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { coarse } from "./audit.ts";
import { recountJob } from "./outcome/actions.ts";
import { raiseAlarm } from "./alarm/actions.ts";
import { forgetFollowOf } from "./follow/actions.ts";
import { forgetHearing } from "./reading/hearing.ts";
import { backgroundKey } from "./keys.ts";
import {
  type Contribution,
  type Dialogue,
  hourOf,
  longestText,
  mayAdd,
  mostContributions,
  type Participant,
  phaseOf,
  type reportReasons,
} from "./model.ts";
import { cleanText, screen, verdictOn } from "./screen.ts";
import { addReport, reopenReport, type Report } from "./care/store-moderate.ts";
import {
  addContribution,
  changeContribution,
  contributionByNumber,
  likeContributions,
  withdrawContribution,
  writtenBy,
} from "./store-contributions.ts";
import { releaseMerged } from "./care/store-merged.ts";
import { removeParticipant } from "./store-people.ts";
import type { AnyDb } from "./store.ts";

const writesPerParticipant = { limit: 60, perSeconds: 3_600 };

/** Why a text comes back to its writer. */
export type SayProblem = "empty" | "long" | "bsn" | "contact" | "many" | "closed" | "changed";

export type Said =
  | { readonly kind: "said"; readonly number: number; readonly worry: boolean; readonly state: Contribution["state"] }
  | { readonly kind: "refused"; readonly problem: SayProblem };

/**
 * Brings in an answer or statement, or changes one's own (`number`, with the version it was read at). The text is read by the rules first;
 * what is refused is not kept here, so pages give it back to the writer.
 */
export async function say(
  ctx: Context,
  dialogue: Dialogue,
  participant: Participant,
  typed: {
    readonly text: string;
    readonly question: number;
    readonly lang: string;
    readonly number?: number;
    readonly version?: number;
  },
): Promise<Said> {
  const body = cleanText(typed.text);
  const problem = problemOf(dialogue, body, ctx.clock());
  if (problem) return { kind: "refused", problem };
  const verdict = verdictOn(screen(body), dialogue.content.health ? "before" : dialogue.moderation);
  if (verdict.state === "refused") return { kind: "refused", problem: verdict.rule === "bsn" ? "bsn" : "contact" };
  const spent = await spend(ctx.db, ctx, {
    name: "dialogue contributions",
    key: participant.id,
    ...writesPerParticipant,
  });
  if (!spent.allowed) return { kind: "refused", problem: "many" };
  const said = await ctx.db.transaction().execute(async (trx): Promise<Said> => {
    const own = await writtenBy(trx, participant.id);
    const { state, worry, rule } = afterEdit(
      verdict,
      own.find((one) => one.number === typed.number),
    );
    const same = own.find((one) => one.body === body && one.question === typed.question);
    // The same words sent twice are one contribution: a second click, or the way back.
    if (same && same.number !== typed.number)
      return { kind: "said", number: same.number, worry: same.worry, state: same.state };
    const number = await write(trx, ctx, dialogue, participant, { ...typed, body, state, worry, rule, own });
    if (typeof number !== "number") return { kind: "refused", problem: number };
    await writeAudit(trx, ctx, {
      ...coarse(dialogue, participant.id),
      action: "dialogues.contribute",
      details: { contribution: number },
    });
    if (verdict.worry) await raiseAlarm(trx, ctx, dialogue, number, null);
    if (state === "shown") await touchPages(trx);
    return { kind: "said", number, worry, state };
  });
  forgetHearing(ctx, dialogue.id);
  return said;
}

/**
 * What was held or refused does not come out by changing it: a moderator looks again. Who seemed in need stays so until somebody looked,
 * also when the words are gone.
 */
function afterEdit(
  verdict: ReturnType<typeof verdictOn>,
  before: Contribution | undefined,
): Pick<Writing, "state" | "worry" | "rule"> {
  const { worry, rule = null } = verdict;
  if (verdict.state === "refused") throw new Error("A refused text is not kept.");
  if (before?.worry) return { state: "held", worry: true, rule: "worry" };
  const looked = before?.state === "held" || before?.state === "rejected";
  return { state: looked && verdict.state === "shown" ? "waiting" : verdict.state, worry, rule };
}

function problemOf(dialogue: Dialogue, body: string, now: Date): SayProblem | undefined {
  if (!mayAdd(dialogue, phaseOf(dialogue, now))) return "closed";
  if (body.replaceAll(/[^\p{L}\p{N}]/gu, "").length < 2) return "empty";
  return [...body].length > longestText ? "long" : undefined;
}

interface Writing {
  readonly body: string;
  readonly question: number;
  readonly lang: string;
  readonly number?: number;
  readonly version?: number;
  readonly state: "held" | "waiting" | "shown";
  readonly worry: boolean;
  readonly rule: string | null;
  readonly own: readonly Contribution[];
}

async function write(
  trx: AnyDb,
  ctx: Context,
  dialogue: Dialogue,
  participant: Participant,
  writing: Writing,
): Promise<number | SayProblem> {
  const { body, question, lang, state, worry, rule: reason, own } = writing;
  if (writing.number !== undefined) {
    if (!own.some((one) => one.number === writing.number)) throw new Refusal("", 404);
    const changed = await changeContribution(
      trx,
      dialogue.id,
      writing.number,
      { body, state, worry, reason },
      writing.version ?? 0,
    );
    return changed ? writing.number : "changed";
  }
  if (own.length >= mostContributions) return "many";
  const made = { dialogueId: dialogue.id, participant: participant.id, question, body, lang, state, worry, reason };
  return addContribution(trx, { ...made, hour: hourOf(ctx.clock()) });
}

/** Contributions that say nearly the same, shown to the writer. */
export async function alike(ctx: Context, dialogue: Dialogue, number: number) {
  const own = await contributionByNumber(ctx.db, dialogue.id, number);
  return own ? likeContributions(ctx.db, dialogue.id, own.body, number) : [];
}

/** Takes everything back: texts, votes, background and the pseudonym itself. Published results get a new version. */
export async function withdraw(ctx: Context, dialogue: Dialogue, participant: Participant): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await forgetFollowOf(trx, ctx, participant.id);
    await removeParticipant(trx, participant, backgroundKey(ctx, participant.id));
    await releaseMerged(trx, dialogue.id);
    await writeAudit(trx, ctx, { ...coarse(dialogue, participant.id), action: "dialogues.withdraw" });
    await ctx.jobs.add(
      trx,
      recountJob,
      { dialogue: dialogue.id, reason: "withdrawn" },
      { key: `${recountJob}:${dialogue.id}` },
    );
    await touchPages(trx);
  });
  forgetHearing(ctx, dialogue.id);
}

/** Takes one contribution back; votes on it no longer count. */
export async function withdrawOne(
  ctx: Context,
  dialogue: Dialogue,
  participant: Participant,
  number: number,
): Promise<boolean> {
  const gone = await ctx.db.transaction().execute(async (trx) => {
    if (!(await withdrawContribution(trx, participant.id, number))) return false;
    await releaseMerged(trx, dialogue.id);
    await writeAudit(trx, ctx, {
      ...coarse(dialogue, participant.id),
      action: "dialogues.withdraw_one",
      details: { contribution: number },
    });
    await ctx.jobs.add(
      trx,
      recountJob,
      { dialogue: dialogue.id, reason: "withdrawn" },
      { key: `${recountJob}:${dialogue.id}` },
    );
    await touchPages(trx);
    return true;
  });
  forgetHearing(ctx, dialogue.id);
  return gone;
}

/**
 * Anyone may report what may not stand; a moderator looks and answers with reasons.
 * @returns the id under which the reporter finds the answer
 * @throws Refusal 429 when one network reports much
 */
export async function report(
  ctx: Context,
  dialogue: Dialogue,
  typed: { number: number; why: (typeof reportReasons)[number]; text: string; network: string },
): Promise<string> {
  const spent = await spend(ctx.db, ctx, {
    name: "dialogue reports",
    key: typed.network,
    limit: 20,
    perSeconds: 3_600,
  });
  if (!spent.allowed) throw new Refusal("", 429);
  const found = await contributionByNumber(ctx.db, dialogue.id, typed.number);
  if (!found || found.state !== "shown") throw new Refusal("", 404);
  const body = cleanText(typed.text).slice(0, 1_000);
  const kept = screen(body).includes("bsn") ? "" : body;
  return ctx.db.transaction().execute(async (trx) => {
    await writeAudit(trx, ctx, {
      ...coarse(dialogue, "reporter"),
      action: "dialogues.report",
      details: { contribution: typed.number, why: typed.why },
    });
    return addReport(trx, {
      dialogueId: dialogue.id,
      contribution: typed.number,
      why: typed.why,
      body: kept,
      hour: hourOf(ctx.clock()),
    });
  });
}

/**
 * A reporter who does not agree with the answer asks once for a second look, by somebody else.
 * @throws Refusal 409 when it is open or was asked before
 */
export async function appealReport(ctx: Context, dialogue: Dialogue, made: Report, text: string): Promise<void> {
  const body = cleanText(text).slice(0, 1_000);
  const kept = screen(body).includes("bsn") ? "" : body;
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await reopenReport(trx, made.id, kept))) throw new Refusal("", 409);
    await writeAudit(trx, ctx, {
      ...coarse(dialogue, "reporter"),
      action: "dialogues.report_appeal",
      details: { contribution: made.contribution },
    });
  });
}
