import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packsFolder } from "#modules/regions/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { answerKinds, entryWays, influenceLevels, openDataFrom, planSteps } from "./model.ts";

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens");
const days = z.number().int().min(-400).max(400);
const lean = z.number().min(-3).max(3);

const population = z.strictObject({
  name: z.string().min(1),
  source: z.string().min(1),
  year: z.number().int(),
  age: z.record(z.string(), z.number().int().positive()),
  gender: z.record(z.string(), z.number().int().positive()),
});

const dialogueSchema = z.strictObject({
  slug,
  form: z.enum(["rounds", "statements"]),
  title: z.string().min(5).max(120),
  questions: z.array(z.string().min(5).max(200)).min(1).max(5),
  background: z.string().min(20).max(2_000),
  themes: z.array(z.strictObject({ id: slug, name: z.string().min(2).max(40) })).min(1),
  areas: z.array(z.string()).default([]),
  areaNames: z.array(z.string()).default([]),
  audience: z.string().min(3),
  /** A pack names no organisations: those are registered in a region, not brought along. */
  entries: z.array(z.enum(entryWays).exclude(["organisation"])).min(1),
  influence: z.enum(influenceLevels),
  fixed: z.string().min(3),
  decides: z.string().min(3),
  /** Days from the day the example is loaded. */
  opens: days,
  second: days.optional(),
  closes: days,
  steps: z.partialRecord(z.enum(planSteps), days).default({}),
  moderation: z.enum(["before", "after"]).default("after"),
  health: z.boolean().default(false),
  grade: z.string().min(5).max(200).optional(),
  /** Scores per number are published from so many people on. */
  openData: z.number().int().min(openDataFrom).optional(),
  /** How many people to simulate, and the camps they come from. */
  people: z.number().int().min(0).max(2_000),
  camps: z
    .array(
      z.strictObject({
        share: z.number().positive(),
        age: z.array(z.number().min(0)).length(4),
        women: z.number().min(0).max(1),
      }),
    )
    .min(1)
    .max(6),
  /** Each contribution with the score each camp tends to. */
  contributions: z
    .array(
      z.strictObject({
        text: z.string().min(10).max(1_000),
        theme: slug,
        question: z.number().int().min(0).max(4).default(0),
        place: z.string().max(80).optional(),
        lean: z.array(lean).min(1),
      }),
    )
    .min(1),
  answers: z
    .array(
      z.strictObject({
        to: z.number().int().positive(),
        kind: z.enum(answerKinds),
        text: z.string().min(10),
        by: z.string().min(2),
        day: days,
      }),
    )
    .default([]),
});

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  note: z.string().optional(),
  population,
  dialogues: z.array(dialogueSchema).min(1),
});

export type PackDialogue = z.output<typeof dialogueSchema>;
export type PackPopulation = z.output<typeof population>;

export interface DialoguePack {
  readonly population: PackPopulation;
  readonly dialogues: readonly PackDialogue[];
  readonly checksum: string;
}

/**
 * The example dialogues of a region's pack; undefined when it has none.
 * @throws Refusal naming every mistake with its place
 */
export function readDialoguePack(regionId: string, folder = packsFolder): DialoguePack | undefined {
  const file = join(folder, regionId, "dialogues.json");
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const parsed = fileSchema.safeParse(parse(file, text));
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Refusal(`${file} does not fit. ${mistakes.join("; ")}`);
  }
  const { population: people, dialogues } = parsed.data;
  for (const dialogue of dialogues) checkDialogue(file, dialogue);
  return { population: people, dialogues, checksum: createHash("sha256").update(text).digest("hex") };
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${file} is no JSON: ${(error as Error).message}.`);
  }
}

/** What a schema cannot see: every contribution has a lean per camp and a known theme; rounds have a second one. */
function checkDialogue(file: string, dialogue: PackDialogue): void {
  const themes = new Set(dialogue.themes.map(({ id }) => id));
  for (const [place, one] of dialogue.contributions.entries()) {
    const where = `${file}: ${dialogue.slug}, contribution ${place + 1}`;
    if (!themes.has(one.theme)) throw new Refusal(`${where} has an unknown theme ${one.theme}.`);
    if (one.lean.length !== dialogue.camps.length) throw new Refusal(`${where} needs ${dialogue.camps.length} leans.`);
  }
  if (dialogue.form === "rounds" && dialogue.second === undefined)
    throw new Refusal(`${file}: ${dialogue.slug} has no day for round 2.`);
}
