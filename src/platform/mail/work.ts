import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { JobHandler } from "../jobs/index.ts";
import type { Message } from "./message.ts";
import { mailAgainJob, mailJob, mailPurpose, mailTidyJob } from "./names.ts";
import { openPost, type Outcome, type Post } from "./send.ts";
import { mailTables } from "./store.ts";

type MailContext = Pick<Context, "db" | "keys" | "clock" | "config" | "log">;

const minute = 60_000;

/** A letter claimed this long ago, in milliseconds, by a worker that said nothing since, may be claimed again. */
const claimLasts = 5 * minute;

/** A letter that could not be sent for this long, in milliseconds, is given up and erased. */
const giveUpAfter = 48 * 60 * minute;

/** Rows of letters that ended are kept this long, in milliseconds, so that a job that comes late finds that its letter has left. */
const rememberFor = 7 * 24 * 60 * minute;

/** Longest pause between two tries, in milliseconds. */
const longestPause = 10 * minute;

/** After the server could not be reached, new letters rest this long, in milliseconds, instead of each waiting for it. */
const restFor = 15_000;

/** Handlers of mail's jobs. Without SMTP_URL letters wait; they go when a server is set. */
export function mailJobs(ctx: MailContext): Readonly<Record<string, JobHandler>> {
  const post = openPost(ctx.config);
  let restUntil = 0;
  const tryOne = async (id: string): Promise<boolean> => {
    if (!post) return false;
    const outcome = await deliver(ctx, post, id);
    const unreachable = outcome?.kind === "later" && outcome.unreachable;
    if (unreachable) restUntil = ctx.clock().getTime() + restFor;
    return !unreachable;
  };
  return {
    [mailJob]: async ({ id }) => {
      if (typeof id === "string" && ctx.clock().getTime() >= restUntil) await tryOne(id);
    },
    [mailAgainJob]: async () => {
      for (const id of await dueLetters(ctx)) if (!(await tryOne(id))) return;
    },
    [mailTidyJob]: () => tidy(ctx),
  };
}

/** When mail's timers run (crontab, UTC): tries again each minute, tidies each hour. */
export const mailTimers: Readonly<Record<string, string>> = {
  [mailAgainJob]: "* * * * *",
  [mailTidyJob]: "13 * * * *",
};

/** Claims the letter, sends it, and notes how that went; does nothing when another has it or it has left already. */
async function deliver(ctx: MailContext, post: Post, id: string): Promise<Outcome | undefined> {
  const claimed = await claimLetter(ctx, id);
  if (!claimed) return undefined;
  const message = readLetter(ctx, id, claimed.sealed);
  const outcome = message ? await post.send(id, message) : ({ kind: "never", problem: "its key is gone" } as const);
  await note(ctx, { id, ...claimed }, outcome);
  if (outcome.kind !== "sent")
    ctx.log.warn({ mail: id, attempt: claimed.attempts, outcome: outcome.kind, problem: outcome.problem });
  return outcome;
}

/** The letter's text; undefined when no key opens it, which no second try can help. */
function readLetter(ctx: MailContext, id: string, sealed: Buffer): Message | undefined {
  try {
    return JSON.parse(ctx.keys.open(mailPurpose(id), sealed)) as Message;
  } catch {
    return undefined;
  }
}

interface Claimed {
  readonly claim: string;
  readonly sealed: Buffer;
  readonly attempts: number;
  readonly queuedAt: Date;
}

/** Exactly one worker gets the letter, also when two ask at once. `next_at` is when the claim ends. */
async function claimLetter(ctx: MailContext, id: string): Promise<Claimed | undefined> {
  const now = ctx.clock();
  const claim = randomUUID();
  const row = await mailTables(ctx.db)
    .updateTable("mail_messages")
    .set({
      state: "sending",
      claim,
      attempts: sql<number>`attempts + 1`,
      next_at: new Date(now.getTime() + claimLasts),
    })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "sending"])
    .where("next_at", "<=", now)
    .returning(["sealed", "attempts", "queued_at"])
    .executeTakeFirst();
  return row?.sealed ? { claim, sealed: row.sealed, attempts: row.attempts, queuedAt: row.queued_at } : undefined;
}

/** Writes how a try ended, unless the claim ran out and another worker has the letter now. What has ended is erased at once. */
async function note(ctx: MailContext, letter: Claimed & { id: string }, outcome: Outcome): Promise<void> {
  const now = ctx.clock();
  const late = now.getTime() - letter.queuedAt.getTime() >= giveUpAfter;
  const ended = { sent: "sent", never: "refused", later: late ? "expired" : undefined } as const;
  const state = ended[outcome.kind];
  const update = state
    ? { state, sealed: null, ended_at: new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000) }
    : { state: "waiting" as const, next_at: new Date(now.getTime() + pauseAfter(letter.attempts)) };
  await mailTables(ctx.db)
    .updateTable("mail_messages")
    .set({ ...update, claim: null, problem: outcome.kind === "sent" ? null : outcome.problem })
    .where("id", "=", letter.id)
    // A letter that has left is noted as such whoever holds the claim: sending it once more would be worse.
    .$if(outcome.kind !== "sent", (query) => query.where("claim", "=", letter.claim))
    .where("sealed", "is not", null)
    .execute();
}

/** 15 s, 30 s, 1, 2, 4, 8, 10, 10 … minutes. */
function pauseAfter(attempts: number): number {
  return Math.min(longestPause, 15_000 * 2 ** Math.min(attempts - 1, 10));
}

async function dueLetters(ctx: MailContext): Promise<readonly string[]> {
  const rows = await mailTables(ctx.db)
    .selectFrom("mail_messages")
    .select("id")
    .where("state", "in", ["waiting", "sending"])
    .where("next_at", "<=", ctx.clock())
    .orderBy("next_at")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

async function tidy(ctx: MailContext): Promise<void> {
  const before = new Date(ctx.clock().getTime() - rememberFor);
  await mailTables(ctx.db).deleteFrom("mail_messages").where("ended_at", "<", before).execute();
  await mailTables(ctx.db).deleteFrom("mail_messages").where("queued_at", "<", before).execute();
}
