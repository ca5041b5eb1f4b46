import { setImmediate as breathe } from "node:timers/promises";
import { geography } from "#design/maps/index.ts";
import { readAtlas, readRegions } from "#modules/regions/index.ts";
import type { Reading } from "#platform/kept.ts";
import { indicators } from "./catalogue/index.ts";
import { areaShapes } from "./outlines.ts";
import { chooseYear, countryRows, mainAge, readShared, sharedValues } from "./reading.ts";
import { readLikes } from "./reading-similar.ts";

/** Levels that have a map. */
const drawn = ["municipality", "working_area", "district", "neighbourhood"] as const;

/**
 * Reads ahead what the pages of figures share: areas, like areas with their newest figures, outlines. Visitors are served meanwhile: each
 * step is short, and what they ask for themselves is the same reading.
 */
export async function warmFigures(ctx: Reading): Promise<void> {
  const [atlas, shared, regions] = await Promise.all([readAtlas(ctx), readShared(ctx), readRegions(ctx)]);
  const newest = indicators.flatMap((indicator) => {
    const age = mainAge(indicator);
    const year = chooseYear(shared, indicator.id, age);
    return year === undefined ? [] : [{ indicator: indicator.id, age, year }];
  });
  await sharedValues(ctx, countryRows(atlas));
  for (const region of regions) await sharedValues(ctx, atlas.find({ codes: [region.id] }));
  for (const kind of ["district", "municipality", "ggd_region"] as const) {
    await (await readLikes(ctx, kind)).columns.read(ctx, newest);
  }
  for (const region of regions) {
    for (const kind of drawn) {
      const shapes = await areaShapes(ctx, region, kind);
      if (shapes) geography(shapes.features);
      await breathe();
    }
  }
}
