import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { failPoint } from "#platform/fail-point.ts";
import { coarse } from "./audit.ts";
import { raiseAlarm } from "./alarm/actions.ts";
import { nextFor } from "./reading/hearing.ts";
import { type Device, deviceHash } from "./keys.ts";
import { type Contribution, type Dialogue, hourOf, longestReason, mostContributions } from "./model.ts";
import { cleanText, screen, verdictOn } from "./screen.ts";
import { addContribution, writtenBy } from "./store-contributions.ts";
import { vote } from "./store-votes.ts";

export interface Scoring {
  readonly contribution: number;
  readonly value: number | null;
  readonly words: readonly number[];
  /** Undefined leaves the reason as it was; empty takes it back. */
  readonly reason?: string;
  /** What was read just before this one, as the page that sends it says; kept nowhere. */
  readonly after?: number;
}

export type Scored =
  | { readonly kind: "stored"; readonly next: Contribution | undefined; readonly done: number }
  | { readonly kind: "refused"; readonly why: "closed" | "unknown" }
  /** The reason was of somebody who seems in need. */
  | { readonly kind: "need" };

/** What may not stand in a reason; undefined for one that can be kept, and for the words of somebody in need. */
export function reasonProblem(typed: string): "bsn" | "contact" | undefined {
  const { state, rule } = verdictOn(screen(cleanText(typed)), "before");
  return state === "refused" && (rule === "bsn" || rule === "contact") ? rule : undefined;
}

/** Stores a score or vote, durable when this answers, and chooses what this person reads next. Undefined for an unknown device. */
export async function score(
  ctx: Context,
  dialogue: Dialogue,
  device: Device,
  scoring: Scoring,
): Promise<Scored | undefined> {
  const reason = scoring.reason === undefined ? undefined : cleanText(scoring.reason).slice(0, longestReason);
  const verdict = reason ? verdictOn(screen(reason), "before") : undefined;
  const need = verdict?.worry === true && verdict.state !== "refused";
  failPoint("vote-received");
  const voted = await vote(ctx.database.pool, {
    dialogueId: dialogue.id,
    deviceHash: deviceHash(device.token, dialogue.id),
    contribution: scoring.contribution,
    value: scoring.value,
    words: scoring.words,
    reason: need || verdict?.state === "refused" ? undefined : reason,
    now: ctx.clock(),
  });
  failPoint("vote-stored");
  if (!voted) return undefined;
  if (need) {
    await holdNeed(ctx, dialogue, voted.participant, reason!);
    return { kind: "need" };
  }
  if (!voted.stored) return { kind: "refused", why: voted.open ? "unknown" : "closed" };
  const { contribution: number, value, after } = scoring;
  const opinions = [...voted.voted.filter((one) => one.number !== number), { number, value }];
  const last = [...opinions.filter((one) => one.number === after), { number }].map((one) => one.number);
  const next = await nextFor(ctx, dialogue.id, { opinions, wrote: voted.wrote, last });
  return { kind: "stored", next, done: opinions.length };
}

/**
 * Words of need in a reason are no reason: they are held as a contribution of their own, so that the alarm, the offer of contact and their
 * writer's own page know them. Nobody in need is sent back to a form, whatever is open or full.
 */
async function holdNeed(ctx: Context, dialogue: Dialogue, participant: string, body: string): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const own = await writtenBy(trx, participant);
    // Sent twice it is one; and who sends many is known already.
    if (own.length >= mostContributions || own.some((one) => one.body === body)) return;
    const held = { question: 0, body, lang: "nl", state: "held", worry: true, reason: "worry" } as const;
    const made = { dialogueId: dialogue.id, participant, ...held, hour: hourOf(ctx.clock()) };
    const number = await addContribution(trx, made);
    await writeAudit(trx, ctx, {
      ...coarse(dialogue, participant),
      action: "dialogues.contribute",
      details: { contribution: number },
    });
    await raiseAlarm(trx, ctx, dialogue, number, null);
  });
}
