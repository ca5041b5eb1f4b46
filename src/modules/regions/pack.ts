import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Refusal } from "#platform/refusal.ts";
import { linesOfJson } from "./json-lines.ts";
import type { Outlines } from "./outlines/topology.ts";

/** Folder of all region packs. */
export const packsFolder = resolve(import.meta.dirname, "../../../regions");

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens");
const bilingual = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, "a colour as #743A79");

const contentSchema = z.strictObject({
  name: z.string().min(1),
  organisation: z.string().min(1),
  form: z.enum(["cooperative", "association", "network", "fieldlab", "in_formation"]),
  formSay: bilingual,
  words: z.strictObject({ challenge: bilingual, challenges: bilingual }),
  dream: bilingual,
  dreamSay: bilingual,
  missions: z.array(bilingual),
  challenges: z.array(z.strictObject({ id: slug, name: bilingual, say: bilingual, icon: slug.optional() })),
  names: z.array(bilingual),
  partners: z.array(z.string()),
  links: z.array(z.strictObject({ title: bilingual, url: z.url({ protocol: /^https$/ }) })),
  accent: z.record(z.string(), colour).optional(),
});

const packSchema = z.strictObject({
  formatVersion: z.literal(1),
  id: slug,
  position: z.number().int().positive(),
  municipalities: z.array(z.string().regex(/^GM\d{4}$/, "a municipality code such as GM0106")).min(1),
  content: contentSchema,
});

const workingAreasSchema = z.strictObject({
  formatVersion: z.literal(1),
  divisionYear: z.number().int().min(2000).max(2100),
  validFrom: z.iso.date(),
  note: z.string().optional(),
  areas: z.array(
    z.strictObject({
      code: slug,
      name: z.string().min(1),
      municipality: z.string().regex(/^GM\d{4}$/),
      districts: z.array(z.string().regex(/^WK\d{4}[0-9A-Z]{2}$/, "a district code such as WK010600")),
      neighbourhoods: z.array(z.string().regex(/^BU\d{4}[0-9A-Z]{4}$/)).optional(),
      villages: z.array(z.string().regex(/^WK\d{4}[0-9A-Z]{2}$/)),
    }),
  ),
});

const outlinesSchema = z.object({
  formatVersion: z.literal(1),
  divisionYear: z.number().int(),
  source: z.string().min(1),
  topology: z.looseObject({ type: z.literal("Topology") }),
});

export type PackFile = z.infer<typeof packSchema>;
export type WorkingAreasFile = z.infer<typeof workingAreasSchema>;

export interface Pack {
  readonly folder: string;
  readonly checksum: string;
  readonly pack: PackFile;
  readonly workingAreas: (WorkingAreasFile & { readonly checksum: string }) | undefined;
  readonly outlines:
    | { readonly divisionYear: number; readonly source: string; readonly topology: Outlines; readonly checksum: string }
    | undefined;
}

/** Reads every region pack of a folder, in the order of `position`. */
export function readPacks(folder = packsFolder): Pack[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "pack.json")));
  return names.map((name) => readPack(join(folder, name))).toSorted((a, b) => a.pack.position - b.pack.position);
}

/**
 * Reads one pack.
 * @throws Refusal naming file, line and reason of every mistake.
 */
export function readPack(folder: string): Pack {
  const pack = readChecked(join(folder, "pack.json"), packSchema);
  const areas = join(folder, "working-areas.json");
  const outlines = join(folder, "outlines.json");
  return {
    folder,
    checksum: pack.checksum,
    pack: pack.data,
    workingAreas: existsSync(areas) ? withChecksum(readChecked(areas, workingAreasSchema)) : undefined,
    outlines: existsSync(outlines)
      ? (withChecksum(readChecked(outlines, outlinesSchema)) as unknown as Pack["outlines"])
      : undefined,
  };
}

function withChecksum<T>(read: { data: T; checksum: string }): T & { checksum: string } {
  return { ...read.data, checksum: read.checksum };
}

function readChecked<S extends z.ZodType>(file: string, schema: S): { data: z.output<S>; checksum: string } {
  const text = readFileSync(file, "utf8");
  const parsed = schema.safeParse(parse(file, text));
  if (!parsed.success) {
    const lines = linesOfJson(text);
    const mistakes = parsed.error.issues.map(
      (issue) => `line ${lineOf(lines, issue.path)}: ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Refusal(`${file} does not fit. ${mistakes.join("; ")}`);
  }
  return { data: parsed.data, checksum: createHash("sha256").update(text).digest("hex") };
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length);
    const line = text.slice(0, position).split("\n").length;
    throw new Refusal(`${file} is no JSON at line ${line}: ${(error as Error).message}.`);
  }
}

/** Line of the deepest part of a path that stands in the text: a missing field is reported at its parent. */
function lineOf(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const line = lines.get(path.slice(0, depth).join("."));
    if (line !== undefined) return line;
  }
  return 1;
}
