import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packsFolder } from "#modules/regions/index.ts";
import { goalUnits, measurabilities, type Plan } from "./model.ts";
import { checksumOf, readPackFile } from "./pack-file.ts";

export const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens");
const year = z.number().int().min(1990).max(2100);
const age = z.number().int().min(0).max(120);
const point = z.strictObject({ year, value: z.number() });

const measurement = z.strictObject({
  year,
  value: z.number(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  counted: z.boolean().optional(),
  source: z.string().min(1),
});

/** Last words of addresses that are pages, and so never the id of a goal. */
export const reservedGoals: readonly string[] = [
  "versies",
  "vaststellen",
  "beloften",
  "team",
  "toevoegen",
  "ambities",
  "opgaven",
  "kwetsbaar",
];

/** A goal as a pack, a form and the API write it. */
export const goalSchema = z.strictObject({
  id: slug.refine((id) => !reservedGoals.includes(id), "this word is the address of a page"),
  challenge: slug,
  title: z.string().min(5).max(200),
  short: z.string().min(2).max(60),
  indicator: z.string().optional(),
  ownFigure: z.string().max(120).optional(),
  population: z.string().min(1).max(120),
  ages: z
    .strictObject({ from: age.optional(), to: age.optional() })
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to, "from is more than to")
    .optional(),
  area: z.string().optional(),
  unit: z.enum(goalUnits),
  direction: z.enum(["higher", "lower"]),
  baseline: point.optional(),
  target: point.optional(),
  path: z.array(point).default([]),
  measurability: z.enum(measurabilities),
  measureSay: z.string().min(1).max(400),
  measurements: z.array(measurement).default([]),
});

/** An ambition as a pack and a form write it. */
export const ambitionSchema = z.strictObject({
  id: slug,
  title: z.string().min(1).max(120),
  say: z.string().min(1).max(400),
  challenges: z.array(slug).min(1),
});

/** Who counts as vulnerable, since which day. */
export const vulnerableSchema = z.strictObject({ text: z.string().min(1).max(600), since: z.iso.date() });

const planSchema = z.strictObject({
  formatVersion: z.literal(1),
  note: z.string().optional(),
  vulnerable: vulnerableSchema.optional(),
  ambitions: z.array(ambitionSchema),
  goals: z.array(goalSchema),
});

/** The plan of a region's pack; undefined when it has none. */
export function readPlanPack(regionId: string, folder = packsFolder): { plan: Plan; checksum: string } | undefined {
  const file = join(folder, regionId, "plan.json");
  if (!existsSync(file)) return undefined;
  const { data, text } = readPackFile(file, planSchema);
  const { ambitions, goals, vulnerable } = data;
  return { plan: { ambitions, goals, vulnerable: vulnerable ?? null }, checksum: checksumOf([text]) };
}
