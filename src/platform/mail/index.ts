/**
 * Door of the mail room. A room queues a letter in the transaction that gives reason to it; the worker sends it later, once.
 * See docs/decisions/0041.
 */
import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Context } from "../context.ts";
import type { Keys } from "../keys.ts";
import { checkMessage, type Message } from "./message.ts";
import { mailJob, mailPurpose } from "./names.ts";
import { insertMessage, mailTables, waitingMessages } from "./store.ts";

export { isMailAddress, type Message } from "./message.ts";
export { mailJobs, mailTimers } from "./work.ts";

/**
 * Queues a letter in the caller's transaction: it will be sent if and only if that commits. The text is sealed with a key outside
 * the database and erased once it has left.
 * @returns id of the letter
 * @throws Refusal when address or subject could hold more than one
 */
export async function queueMail(
  // oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
  trx: Kysely<any>,
  ctx: Pick<Context, "keys" | "jobs" | "clock">,
  message: Message,
): Promise<string> {
  const checked = checkMessage(message);
  const id = randomUUID();
  const now = ctx.clock();
  const sealed = ctx.keys.seal(mailPurpose(id), JSON.stringify(checked));
  await insertMessage(mailTables(trx), { id, sealed, queued_at: now, next_at: now });
  await ctx.jobs.add(trx, mailJob, { id });
  return id;
}

/** A letter that waits in the outbox of a development server. */
export interface OutboxLetter extends Message {
  readonly id: string;
  readonly queuedAt: Date;
}

/** The letters that wait, newest first, at most fifty. For a page that exists in development only. */
export async function readOutbox(
  // oxlint-disable-next-line typescript/no-explicit-any -- any connection
  db: Kysely<any>,
  keys: Keys,
): Promise<readonly OutboxLetter[]> {
  const rows = await waitingMessages(mailTables(db), 50);
  return rows.map((row) => {
    const message = JSON.parse(keys.open(mailPurpose(row.id), row.sealed as Buffer)) as Message;
    return { ...message, id: row.id, queuedAt: row.queued_at };
  });
}
