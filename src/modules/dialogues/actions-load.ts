import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { touchPages } from "#platform/page-version.ts";
import { simulateAfter } from "./after/actions.ts";
import { loadAfter } from "./after/store.ts";
import { recount, tick } from "./outcome/actions.ts";
import { backgroundKey, returnCode, returnCodeHash } from "./keys.ts";
import type { DialogueContent, PlanStep } from "./model.ts";
import { type DialoguePack, type PackDialogue, readDialoguePack } from "./pack.ts";
import { simulate } from "./simulate.ts";
import { saveAnswer } from "./care/store-moderate.ts";
import { loadRows } from "./store-load.ts";
import { addDialogue, type AnyDb, findDialogue, packChecksum, removeExamples } from "./store.ts";

/** Loads the example dialogues of a region. Twice does no harm: an example that is there and not changed stays, with what visitors added. */
export async function loadExamples(ctx: Context, regionId: string, inUse: boolean, folder?: string): Promise<void> {
  const pack = readDialoguePack(regionId, folder);
  if (!pack || inUse) return;
  let changed = false;
  for (const dialogue of pack.dialogues) {
    const loaded = await ctx.db.transaction().execute((trx) => loadExample(trx, ctx, regionId, pack, dialogue));
    changed ||= loaded;
    const made = loaded && (await findDialogue(ctx.db, regionId, dialogue.slug));
    if (made) await recount(ctx, made.id, "provisional");
  }
  if (changed) await tick(ctx);
}

async function loadExample(
  trx: AnyDb,
  ctx: Context,
  regionId: string,
  pack: DialoguePack,
  dialogue: PackDialogue,
): Promise<boolean> {
  const before = await packChecksum(trx, regionId, dialogue.slug);
  if (before === pack.checksum || before === null) return false;
  if (before !== undefined) await removeExamples(trx, regionId, dialogue.slug);
  const day = (after: number) => dayFrom(ctx.clock(), after);
  const id = await addDialogue(
    trx,
    {
      regionId,
      slug: dialogue.slug,
      form: dialogue.form,
      content: contentOf(pack, dialogue, day),
      moderation: dialogue.moderation,
      opensAt: day(dialogue.opens),
      secondAt: dialogue.second === undefined ? null : day(dialogue.second),
      closesAt: day(dialogue.closes),
      example: true,
    },
    pack.checksum,
  );
  if (!id) return false;
  const { people, ratings } = simulate(dialogue, regionId);
  await loadRows(
    trx,
    id,
    {
      people: people.map((person) => ({
        ...person,
        codeHash: returnCodeHash(ctx, id, returnCode(ctx, person.id)),
        backgroundKey: backgroundKey(ctx, person.id),
      })),
      contributions: dialogue.contributions.map(({ text, theme, question, place }, at) => ({
        number: at + 1,
        question,
        body: text,
        lang: "nl",
        theme,
        place: place ?? null,
      })),
      ratings: ratings.map((row) => ({
        participant: people[row.person]!.id,
        contribution: row.contribution,
        value: row.value,
        words: row.words,
      })),
    },
    day(dialogue.opens),
  );
  const after = { seed: dialogue.slug, closed: dialogue.closes < 0, grade: dialogue.grade !== undefined };
  await loadAfter(trx, id, simulateAfter(people, after));
  for (const { to, kind, text, by, day: answered } of dialogue.answers)
    await saveAnswer(trx, id, { contribution: to, kind, body: text, byName: by, answeredOn: isoDay(day(answered)) });
  await writeAudit(trx, ctx, {
    actor: "system",
    action: "dialogues.load",
    subject: id,
    subjectKind: "dialogue",
    region: regionId,
  });
  await touchPages(trx);
  return true;
}

function contentOf(pack: DialoguePack, dialogue: PackDialogue, day: (after: number) => Date): DialogueContent {
  const {
    title,
    questions,
    background,
    themes,
    areas,
    areaNames,
    audience,
    entries,
    influence,
    fixed,
    decides,
    health,
    openData,
  } = dialogue;
  const steps = Object.fromEntries(
    Object.entries(dialogue.steps).map(([name, after]) => [name as PlanStep, isoDay(day(after))]),
  );
  return {
    title,
    questions,
    background,
    themes,
    areas,
    areaNames,
    audience,
    entries,
    influence,
    fixed,
    decides,
    steps,
    lateIdeas: true,
    health,
    ...(dialogue.grade ? { grade: dialogue.grade } : {}),
    consentVersion: 1,
    population: pack.population,
    ...(openData === undefined ? {} : { openData }),
  };
}

/** Midnight (UTC) so many days from today. */
function dayFrom(now: Date, after: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + after));
}

export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
