import { randomUUID } from "node:crypto";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { entry } from "../audit.ts";
import { isoDay } from "../actions-load.ts";
import { codeHashes, newEntryCode } from "../keys.ts";
import { mayRun } from "../policy.ts";
import { addBatch, withdrawCodes } from "./store.ts";
import type { ShownDialogue } from "../store.ts";

/** Most codes in one go. */
export const mostCodes = 2_000;

/**
 * Makes a batch of one-time codes for letters. They go to the printer once, without addresses: only keyed hashes are kept.
 * @throws Refusal 403 or 400
 */
export async function makeBatch(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  asked: { readonly amount: number; readonly name: string },
): Promise<string[]> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  const { amount } = asked;
  if (!Number.isInteger(amount) || amount < 1 || amount > mostCodes) throw new Refusal("", 400);
  const codes = Array.from({ length: amount }, newEntryCode);
  const batch = { id: randomUUID(), name: asked.name.trim().slice(0, 80), madeOn: isoDay(ctx.clock()) };
  await ctx.db.transaction().execute(async (trx) => {
    const hashes = codes.map((code) => codeHashes(ctx, dialogue.id, code)[0]!);
    await addBatch(trx, dialogue.id, batch, hashes);
    await writeAudit(trx, ctx, { ...entry(actor, dialogue, "dialogues.codes"), details: { amount, batch: batch.id } });
  });
  return codes;
}

/** Takes a batch back, when letters got lost: codes that were used stay a voice. @throws Refusal 403 or 404 */
export async function withdrawBatch(ctx: Context, actor: Actor, dialogue: ShownDialogue, batch: string): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  await ctx.db.transaction().execute(async (trx) => {
    const codes = await withdrawCodes(trx, dialogue.id, batch);
    if (codes === undefined) throw new Refusal("", 404);
    await writeAudit(trx, ctx, { ...entry(actor, dialogue, "dialogues.codes_withdraw"), details: { batch } });
  });
}
