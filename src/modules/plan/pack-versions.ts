import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packsFolder } from "#modules/regions/index.ts";
import type { Goal, Vulnerable } from "./model.ts";
import { goalSchema, slug, vulnerableSchema } from "./pack.ts";
import { readPackFile } from "./pack-file.ts";

const versionSchema = z.strictObject({
  adoptedOn: z.iso.date(),
  body: z.string().min(1).max(120),
  reason: z.string().min(1).max(300),
  /** Goals that this version did not have yet. */
  without: z.array(slug).default([]),
  /** What goals said in this version, where that differs from the plan of the pack. */
  goals: z.record(slug, goalSchema.omit({ id: true, path: true, measurements: true }).partial()).default({}),
  vulnerable: vulnerableSchema.optional(),
});

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  note: z.string().optional(),
  versions: z.array(versionSchema),
});

export interface PackedVersion {
  readonly adoptedOn: string;
  readonly body: string;
  readonly reason: string;
  readonly without: readonly string[];
  readonly goals: Readonly<Record<string, Partial<Goal>>>;
  readonly vulnerable?: Vulnerable;
}

/** Example versions of a region's pack, oldest first; undefined when it has none. */
export function readVersionsPack(
  regionId: string,
  folder = packsFolder,
): { versions: readonly PackedVersion[] } | undefined {
  const file = join(folder, regionId, "plan-versions.json");
  return existsSync(file) ? readPackFile(file, fileSchema).data : undefined;
}
