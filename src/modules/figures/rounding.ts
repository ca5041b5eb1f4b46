import { roundedShareError, roundedSumError } from "@brink/methods/indicators";
import { type Area, type Atlas, officialTwin, readAtlas, readRegions } from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import { findIndicator, findTable } from "./catalogue/index.ts";
import type { Value } from "./store.ts";

/** What CBS rounds counts of neighbourhoods to a multiple of. */
export const roundedTo = 5;

/** The official area that a made one is, by another name: its figures are those. */
export function twinOf(atlas: Atlas, region: string, area: Area): Area | undefined {
  if (!isMade(area)) return undefined;
  const neighbourhoods = atlas.find({ region, kind: "neighbourhood", divisionYear: area.divisionYear });
  const code = officialTwin(atlas.division(region)?.parts.get(area.id) ?? [], neighbourhoods);
  return code === undefined ? undefined : atlas.one(code, area.divisionYear);
}

/** How many neighbourhoods a made area is added up from; undefined where it is no sum, or one of an earlier division. */
export function partsIn(atlas: Atlas, region: string, area: Area): number | undefined {
  if (!isMade(area) || twinOf(atlas, region, area)) return undefined;
  return atlas.division(region)?.parts.get(area.id)?.length;
}

const kept = keeper<ReadonlyMap<number, number>>(1);

/** How many neighbourhoods each area that is a sum is added up from, by area id; worked out once until areas change. */
export function readAddedUp(ctx: Reading): Promise<ReadonlyMap<number, number>> {
  return kept(ctx, "", async () => {
    const [atlas, regions] = await Promise.all([readAtlas(ctx), readRegions(ctx)]);
    const sums = regions.flatMap(({ id }) =>
      [...(atlas.division(id)?.parts.keys() ?? [])].map((area) => ({ region: id, area })),
    );
    const areas = new Map(
      regions.flatMap(({ id }) => atlas.find({ region: id, retired: true })).map((one) => [one.id, one]),
    );
    return new Map(
      sums.flatMap(({ region, area }): [number, number][] => {
        const own = areas.get(area);
        const parts = own && partsIn(atlas, region, own);
        return parts === undefined ? [] : [[area, parts]];
      }),
    );
  });
}

const isMade = ({ kind }: Area): boolean => kind === "working_area" || kind === "village";

/**
 * How far a figure of a made area may be off because the counts of its neighbourhoods are rounded, in its own unit, at 95 %. Beside the
 * margin of a figure and never in it: chance moves a figure whatever is published, rounding only what is read here.
 *
 * @param parts how many neighbourhoods were added up
 * @returns undefined where nothing is known to be rounded: counts of tables without such rounding, averages, figures of a model
 */
export function roundingOf(
  { indicator: id, table, value, numerator, denominator }: Value,
  parts: number,
): number | undefined {
  const indicator = findIndicator(id);
  const rounding = findTable(table)?.rounding;
  if (!indicator || !rounding || value === null || indicator.ofAmounts) return undefined;
  const error = roundedSumError(parts, roundedTo, rounding);
  if (indicator.unit === "count") return error;
  // What is counted per thousand is rounded to ten, and shown in whole people of a thousand.
  if (indicator.unit !== "percent" || numerator === null || denominator === null) return undefined;
  const share = roundedShareError(numerator, denominator, error);
  return share === undefined ? undefined : share * 100;
}
