import { roundedShareError, roundedSumError } from "@brink/methods/indicators";
import { type Area, type Atlas, officialTwin, readAtlas, readRegions } from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import { findIndicator, findTable } from "./catalogue/index.ts";
import type { Value } from "./store.ts";

/** What CBS rounds counts of neighbourhoods to a multiple of. */
export const roundedTo = 5;

/** What it rounds people with a benefit to, everywhere; held against municipalities their lots were drawn apart, also in 2020. */
const benefitsTo = 10;

/** How far the counts of a figure may be off because they were rounded, in people. */
export interface Off {
  readonly numerator: number;
  readonly denominator: number;
}

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

/** How many rounded counts each number of an area is added up from: none where it is published unrounded. */
export function roundedParts(atlas: Atlas, region: string, area: Area): number {
  if (area.kind === "district" || area.kind === "neighbourhood") return 1;
  return partsIn(atlas, region, area) ?? 0;
}

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

/** How far the counts of a figure may be off at 95 %; undefined where nothing is known to be rounded. */
export function countsOff(
  { indicator: id, table }: Pick<Value, "indicator" | "table">,
  parts: number,
): Off | undefined {
  const indicator = findIndicator(id);
  const rounding = findTable(table)?.rounding;
  if (!indicator || !rounding || indicator.ofAmounts || parts === 0) return undefined;
  const people = roundedSumError(parts, roundedTo, rounding);
  if (indicator.unit === "count") return { numerator: people, denominator: 0 };
  if (indicator.unit === "percent") return { numerator: people, denominator: people };
  if (indicator.unit !== "per-1000") return undefined;
  return { numerator: roundedSumError(parts, benefitsTo, "lot"), denominator: people };
}

/** True for so few people with a benefit that the rounding of CBS is more than they are: nought of 400 may be nine of 400. */
export function isRoundedAway(figure: Value, parts: number): boolean {
  const off = countsOff(figure, parts);
  if (!off || figure.numerator === null) return false;
  return findIndicator(figure.indicator)!.unit === "per-1000" && figure.numerator < off.numerator;
}

/**
 * How far a figure of a made area may be off because the counts of its neighbourhoods are rounded, in its own unit, at 95 %. Beside the
 * margin of a figure and never in it: chance moves a figure whatever is published, rounding only what is read here.
 *
 * @param parts how many neighbourhoods were added up
 * @returns undefined where nothing is known to be rounded: counts of tables without such rounding, averages, figures of a model
 */
export function roundingOf(figure: Value, parts: number): number | undefined {
  const { value, numerator, denominator } = figure;
  const off = countsOff(figure, parts);
  if (!off || value === null) return undefined;
  const { unit } = findIndicator(figure.indicator)!;
  if (unit === "count") return off.numerator;
  if (numerator === null || denominator === null) return undefined;
  const share = roundedShareError(numerator, denominator, off.numerator, off.denominator);
  return share === undefined ? undefined : share * (unit === "percent" ? 100 : 1_000);
}
