import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { askDraft, mayWriteAt, type Writer } from "./writer.ts";
import { mayRun } from "../policy.ts";
import { contributionsOf } from "../store-contributions.ts";
import { saveDraft, saveWriter, writerOf } from "./store.ts";
import { newestOutcome } from "../outcome/store.ts";
import { dialogueById, type ShownDialogue } from "../store.ts";

export const draftJob = "dialogues.draft";
const purpose = "dialogue writer key";

/** Sets where drafts are written, or turns it off. An empty key leaves the one there was. @throws Refusal 400 or 403 */
export async function setWriter(
  ctx: Context,
  actor: Actor,
  regionId: string,
  typed: { address: string; model: string; key: string; active: boolean },
): Promise<void> {
  if (!mayRun(actor, regionId)) throw new Refusal("", 403);
  const [address, model] = [typed.address.trim(), typed.model.trim().slice(0, 120)];
  if (!mayWriteAt(address, ctx.config.aiHosts) || model === "") throw new Refusal("", 400);
  await ctx.db.transaction().execute(async (trx) => {
    const before = await writerOf(trx, regionId);
    // A key goes with the address it was given for.
    const kept = before?.address === address ? before.sealed : null;
    const sealed = typed.key.trim() === "" ? kept : ctx.keys.seal(purpose, typed.key.trim());
    await saveWriter(trx, regionId, { address, model, sealed, active: typed.active });
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "dialogues.writer",
      subject: regionId,
      subjectKind: "region",
      region: regionId,
      details: { host: new URL(address).host, active: typed.active },
    });
  });
}

/** Where drafts of a region are written now; undefined when it is off, or when its host is no longer allowed. */
export async function writerNow(ctx: Context, regionId: string): Promise<Writer | undefined> {
  const stored = await writerOf(ctx.db, regionId);
  if (!stored?.active || !mayWriteAt(stored.address, ctx.config.aiHosts)) return undefined;
  const key = stored.sealed ? ctx.keys.open(purpose, stored.sealed) : undefined;
  return { address: stored.address, model: stored.model, key };
}

/** Asks for a draft of what was said; the worker makes it. @throws Refusal 403, or 409 when it is off */
export async function orderDraft(ctx: Context, actor: Actor, dialogue: ShownDialogue): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  const writer = await writerNow(ctx, dialogue.regionId);
  if (!writer) throw new Refusal("", 409);
  await ctx.db.transaction().execute(async (trx) => {
    const madeAt = ctx.clock();
    await saveDraft(trx, dialogue.id, { state: "asked", model: writer.model, sentences: [], dropped: 0, madeAt });
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "dialogues.draft",
      subject: dialogue.id,
      subjectKind: "dialogue",
      region: dialogue.regionId,
      details: { host: new URL(writer.address).host },
    });
    await ctx.jobs.add(trx, draftJob, { dialogue: dialogue.id }, { key: `${draftJob}:${dialogue.id}` });
  });
}

/** Work of the job: has the draft written and keeps it; a fault is kept as such, and not tried again by itself. */
export async function makeDraft(ctx: Context, dialogueId: string): Promise<void> {
  const dialogue = await dialogueById(ctx.db, dialogueId);
  const writer = dialogue && (await writerNow(ctx, dialogue.regionId));
  if (!dialogue || !writer) return;
  const ranking = (await newestOutcome(ctx.db, dialogueId))?.result?.ranking ?? [];
  const place = new Map(ranking.map(({ number }, at) => [number, at]));
  const at = ({ number }: { number: number }) => place.get(number) ?? ranking.length;
  const contributions = (await contributionsOf(ctx.db, dialogueId)).toSorted(
    (a, b) => at(a) - at(b) || a.number - b.number,
  );
  const base = { model: writer.model, madeAt: ctx.clock() };
  try {
    const made = await askDraft(writer, dialogue.content.questions[0] ?? dialogue.content.title, contributions);
    await saveDraft(ctx.db, dialogueId, { state: "made", ...base, ...made });
  } catch (error) {
    ctx.log.warn({ dialogue: dialogueId, error: (error as Error).message }, "no draft came");
    await saveDraft(ctx.db, dialogueId, { state: "failed", ...base, sentences: [], dropped: 0 });
  }
}
