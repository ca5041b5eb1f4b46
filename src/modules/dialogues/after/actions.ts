import { writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { seededRandom } from "@brink/methods/numeric";
import { coarse } from "../audit.ts";
import { type Dialogue, isOpen, type Participant, phaseOf } from "../model.ts";
import { mayRun } from "../policy.ts";
import { type Marks, type Promised, saveGrade, saveMarks, savePromise } from "./store.ts";

/** Keeps how a participant looks back, once the dialogue is closed. @throws Refusal 409 while it runs */
export async function lookBack(
  ctx: Context,
  dialogue: Dialogue,
  participant: Participant,
  marks: Marks,
): Promise<void> {
  if (phaseOf(dialogue, ctx.clock()) !== "closed") throw new Refusal("", 409);
  await ctx.db.transaction().execute(async (trx) => {
    await saveMarks(trx, dialogue.id, participant.id, marks);
    await writeAudit(trx, ctx, { ...coarse(dialogue, participant.id), action: "dialogues.look_back" });
    await touchPages(trx);
  });
}

/** Keeps a 1–10 score: the first before weighing begins, the second while it goes on. @throws Refusal 409 when it is closed */
export async function grade(ctx: Context, dialogue: Dialogue, participant: Participant, value: number): Promise<void> {
  const phase = phaseOf(dialogue, ctx.clock());
  if (!isOpen(phase) || !dialogue.content.grade) throw new Refusal("", 409);
  await ctx.db.transaction().execute(async (trx) => {
    await saveGrade(trx, dialogue.id, participant.id, phase === "scores" ? "second" : "first", value);
    await writeAudit(trx, ctx, { ...coarse(dialogue, participant.id), action: "dialogues.grade" });
  });
}

/** Writes what a region promises to whoever takes part; false when somebody saved in between. @throws Refusal 400 or 403 */
export async function promise(
  ctx: Context,
  actor: Actor,
  regionId: string,
  typed: Promised,
  version: number,
): Promise<boolean> {
  if (!mayRun(actor, regionId)) throw new Refusal("", 403);
  const content = {
    aim: typed.aim.trim().slice(0, 2_000),
    groups: typed.groups.trim().slice(0, 2_000),
    rules: typed.rules.trim().slice(0, 2_000),
  };
  const texts = Object.values(content);
  if (texts.some((text) => text.length < 10 || containsBsn(text))) throw new Refusal("", 400);
  return ctx.db.transaction().execute(async (trx) => {
    if (!(await savePromise(trx, regionId, content, version))) return false;
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "dialogues.promise",
      subject: regionId,
      subjectKind: "region",
      region: regionId,
    });
    await touchPages(trx);
    return true;
  });
}

/** How made-up participants of an example looked back and scored, from a seed. */
export function simulateAfter(
  people: readonly { readonly id: string }[],
  made: { readonly seed: string; readonly closed: boolean; readonly grade: boolean },
) {
  const random = seededRandom(`${made.seed}:after`);
  const within = (value: number, most: number) => Math.max(1, Math.min(most, Math.round(value)));
  const some = people.filter(() => random.uniform() < 0.4);
  const marks = some.map(({ id }) => ({
    id,
    marks: [3.9, 4.1, 3.4, 4.2].map((mean) => within(mean + random.normal() * 0.9, 5)) as unknown as Marks,
  }));
  const grades = people.map(({ id }) => {
    const first = within(6.1 + random.normal() * 1.4, 10);
    return { id, first, second: within(first + 0.4 + random.normal() * 0.6, 10) };
  });
  return { marks: made.closed ? marks : [], grades: made.grade ? grades : [] };
}
