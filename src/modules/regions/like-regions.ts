import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Kysely } from "kysely";
import { packsFolder } from "./pack.ts";
import type { AreaInput } from "./model.ts";
import { findArea, findAreas, upsertAreas } from "./store.ts";

const schema = z.strictObject({
  formatVersion: z.literal(1),
  source: z.string(),
  licence: z.string(),
  note: z.string(),
  regions: z.array(
    z.strictObject({ code: z.string(), name: z.string(), municipalities: z.array(z.string().regex(/^GM\d{4}$/)) }),
  ),
});

/** A Dutch region of several municipalities, for a care region to be seen among. */
export interface LikeRegion {
  readonly code: string;
  readonly name: string;
  readonly municipalities: readonly string[];
}

/** The 25 GGD regions of the country: places that a care region may be compared with. */
export function readLikeRegions(folder = packsFolder): readonly LikeRegion[] {
  return schema.parse(JSON.parse(readFileSync(join(folder, "nederland", "ggd-regions.json"), "utf8"))).regions;
}

/** Makes the GGD regions as areas in the given division years, and the country where no table brought it. */
// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export async function makeLikeRegions(db: Kysely<any>, years: readonly number[]): Promise<void> {
  const regions = readLikeRegions();
  for (const divisionYear of years) {
    const municipalities = await findAreas(db, { kind: "municipality", divisionYear });
    const residents = new Map(municipalities.map((area) => [area.code, area.residents ?? 0]));
    const sum = (codes: Iterable<string>) => [...codes].reduce((all, code) => all + (residents.get(code) ?? 0), 0);
    const made = { divisionYear, municipalityCode: null, districtCode: null, change: null };
    const areas = regions.map(({ code, name, municipalities: codes }): AreaInput => ({ ...made, code, kind: "ggd_region", name, residents: sum(codes) }));
    if (!(await findArea(db, "NL", divisionYear)))
      areas.push({ ...made, code: "NL", kind: "country", name: "Nederland", residents: sum(residents.keys()) });
    await upsertAreas(db, areas);
  }
}
