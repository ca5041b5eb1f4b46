import { writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { entry } from "./audit.ts";
import { recountJob } from "./outcome/actions.ts";
import { isoDay } from "./actions-load.ts";
import { tellNews } from "./follow/actions.ts";
import { forgetHearing } from "./reading/hearing.ts";
import { type AnswerKind, type Dialogue, type DialogueContent, slugFrom } from "./model.ts";
import { mayRun } from "./policy.ts";
import { answersOf, saveAnswer } from "./care/store-moderate.ts";
import { contributionByNumber } from "./store-contributions.ts";
import { addDialogue, closeDialogue, type NewDialogue, saveDialogue, type ShownDialogue } from "./store.ts";

/** Sets up a dialogue; its address comes from the title. @throws Refusal 403 */
export async function createDialogue(
  ctx: Context,
  actor: Actor,
  made: Omit<NewDialogue, "slug" | "example">,
): Promise<string> {
  if (!mayRun(actor, made.regionId)) throw new Refusal("", 403);
  const wanted = slugFrom(made.content.title);
  return ctx.db.transaction().execute(async (trx) => {
    for (let turn = 1; turn < 100; turn += 1) {
      const slug = turn === 1 ? wanted : `${wanted}-${turn}`;
      const id = await addDialogue(trx, { ...made, slug, example: false });
      if (!id) continue;
      await writeAudit(trx, ctx, entry(actor, { id, regionId: made.regionId }, "dialogues.create"));
      await touchPages(trx);
      return slug;
    }
    throw new Refusal("", 409);
  });
}

export type DialogueEdit = Pick<Dialogue, "content" | "moderation" | "opensAt" | "secondAt" | "closesAt">;

/** Changes a dialogue; false when somebody saved in between. @throws Refusal 403 */
export async function editDialogue(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  edit: DialogueEdit,
  version: number,
): Promise<boolean> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  const kept = { ...edit, content: keepPromises(dialogue, edit.content, ctx.clock()) };
  const saved = await ctx.db.transaction().execute(async (trx) => {
    if ((await saveDialogue(trx, dialogue.id, kept, version)) === undefined) return false;
    await writeAudit(trx, ctx, { ...entry(actor, dialogue, "dialogues.edit"), details: { version: version + 1 } });
    await touchPages(trx);
    return true;
  });
  forgetHearing(ctx, dialogue.id);
  return saved;
}

/** Whether scores are published is said before it opens, and stands from then on. What came with an import stays too. */
function keepPromises(dialogue: ShownDialogue, content: DialogueContent, now: Date): DialogueContent {
  const { openData: typed, ...rest } = content;
  const { openData: promised, carried } = dialogue.content;
  const openData = dialogue.opensAt <= now ? promised : typed;
  return { ...rest, ...(openData === undefined ? {} : { openData }), ...(carried ? { carried } : {}) };
}

/** Closes a dialogue before its day; what is being sent at that moment comes back filled in. @throws Refusal 403 */
export async function close(ctx: Context, actor: Actor, dialogue: ShownDialogue): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await closeDialogue(trx, dialogue.id, ctx.clock()))) return;
    await writeAudit(trx, ctx, entry(actor, dialogue, "dialogues.close"));
    await ctx.jobs.add(
      trx,
      recountJob,
      { dialogue: dialogue.id, reason: "closed" },
      { key: `${recountJob}:${dialogue.id}` },
    );
    await touchPages(trx);
  });
  forgetHearing(ctx, dialogue.id);
}

/** Answers a contribution in public: what we do with it, and why (not). @throws Refusal 400, 403 or 404 */
export async function answer(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  made: { number: number; kind: AnswerKind; text: string; by: string },
): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  const [body, byName] = [made.text.trim().slice(0, 2_000), made.by.trim().slice(0, 120)];
  if (body.length < 10 || byName.length < 2 || containsBsn(body)) throw new Refusal("", 400);
  const found = await contributionByNumber(ctx.db, dialogue.id, made.number);
  if (found?.state !== "shown") throw new Refusal("", 404);
  await ctx.db.transaction().execute(async (trx) => {
    await saveAnswer(trx, dialogue.id, {
      contribution: made.number,
      kind: made.kind,
      body,
      byName,
      answeredOn: isoDay(ctx.clock()),
    });
    await tellNews(trx, dialogue.id, {
      contribution: made.number,
      kind: made.kind === "doing" || made.kind === "partly" ? "adopted" : "answer",
      body,
      byName,
      onDay: isoDay(ctx.clock()),
    });
    await writeAudit(trx, ctx, {
      ...entry(actor, dialogue, "dialogues.answer"),
      details: { contribution: made.number, kind: made.kind },
    });
    await touchPages(trx);
  });
}

/** Tells what happened later with an idea that was answered. @throws Refusal 400, 403 or 404 */
export async function tellStatus(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  made: { number: number; text: string; by: string },
): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  const [body, byName] = [made.text.trim().slice(0, 2_000), made.by.trim().slice(0, 120)];
  if (body.length < 10 || byName.length < 2 || containsBsn(body)) throw new Refusal("", 400);
  const answered = (await answersOf(ctx.db, dialogue.id)).some((one) => one.contribution === made.number);
  if (!answered) throw new Refusal("", 404);
  await ctx.db.transaction().execute(async (trx) => {
    await tellNews(trx, dialogue.id, {
      contribution: made.number,
      kind: "status",
      body,
      byName,
      onDay: isoDay(ctx.clock()),
    });
    await writeAudit(trx, ctx, {
      ...entry(actor, dialogue, "dialogues.status"),
      details: { contribution: made.number },
    });
  });
}
