import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checksumOf, readPackFile } from "#modules/plan/index.ts";
import { packsFolder } from "#modules/regions/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Initiative } from "./model.ts";
import { initiativeSchema } from "./schema.ts";

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  note: z.string().optional(),
  initiatives: z.array(initiativeSchema),
});

/** Hours per week that each party has for all initiatives together. */
const capacitySchema = z.strictObject({
  formatVersion: z.literal(1),
  note: z.string().optional(),
  parties: z.array(z.strictObject({ name: z.string().min(1), hours: z.number().min(0) })),
});

export interface WorkplanPack {
  readonly initiatives: readonly Initiative[];
  readonly capacity: ReadonlyMap<string, number>;
  readonly checksum: string;
}

/**
 * The workplan of a region's pack: every `workplan/*.json` in order of name, and `workplan-parties.json`. Everything in it is an example.
 * @throws Refusal when a file does not fit, or when an id stands in two files
 */
export function readWorkplanPack(regionId: string, folder = packsFolder): WorkplanPack | undefined {
  const place = join(folder, regionId);
  const files = globSync("workplan/*.json", { cwd: place }).toSorted();
  if (files.length === 0) return undefined;
  const read = files.map((file) => ({ file, ...readPackFile(join(place, file), fileSchema) }));
  const seen = new Map<string, string>();
  for (const { file, data } of read) {
    for (const { id } of data.initiatives) {
      if (seen.has(id)) throw new Refusal(`${join(place, file)}: ${id} stands in ${seen.get(id)} too.`);
      seen.set(id, file);
    }
  }
  const parties = join(place, "workplan-parties.json");
  const capacity = existsSync(parties) ? readPackFile(parties, capacitySchema) : undefined;
  return {
    initiatives: read.flatMap(({ data }) => data.initiatives.map((one) => ({ ...one, example: true }))),
    capacity: new Map(capacity?.data.parties.map((party) => [party.name, party.hours])),
    checksum: checksumOf([...read.map(({ text }) => text), capacity?.text ?? ""]),
  };
}
