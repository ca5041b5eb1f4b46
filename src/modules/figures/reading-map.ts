import { type Area, type AreaKind, readAtlas, type Region, samePlace } from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import { findIndicator } from "./catalogue/index.ts";
import type { Age } from "./model.ts";
import { readNames } from "./reading.ts";
import { isRoundedAway, roundedParts } from "./rounding.ts";
import { isOfFew } from "./speaking/index.ts";
import type { Value } from "./store.ts";
import { anyValue, placeValues } from "./store-places.ts";

const byName = new Intl.Collator("nl");

/** An area on a map or in a ranked list: its value, or why none. */
export interface Placed {
  readonly area: Area;
  readonly value: Value | undefined;
  /** Its figures belong to other borders. */
  readonly otherBorders: boolean;
  /** It would be a share of fewer than fifty people: that is no value on any map, and makes no class. */
  readonly few: boolean;
  /** So few people were counted that what CBS rounds to is more: no value either, as nought may be nine. */
  readonly roundedAway?: boolean;
}

const noFigure = { value: null, lower: null, upper: null, numerator: null, denominator: null };

const placedKept = keeper<Placed[]>(200);

type PlacedOf = [kind: AreaKind, indicator: string, age: Age, year: number, outlineYear: number];

/** Values of one series on the map of a region, read once: the same map stands on the page of every area in it. */
export function keptPlaced(ctx: Reading, region: Region, ...of: PlacedOf): Promise<readonly Placed[]> {
  return placedKept(ctx, [region.id, ...of].join(" "), () => readPlaced(ctx, region, ...of));
}

const levelsKept = keeper<ReadonlySet<AreaKind>>(500);

/** Those of the levels at which at least one area of the region has a value of a series; looked up once. */
export function keptLevels(
  ctx: Reading,
  region: Region,
  levels: readonly AreaKind[],
  series: { readonly indicator: string; readonly age: Age; readonly year: number },
): Promise<ReadonlySet<AreaKind>> {
  return levelsKept(ctx, [region.id, series.indicator, series.age, series.year].join(" "), async () => {
    const atlas = await readAtlas(ctx);
    const groups = levels.map((kind) => atlas.find({ region: region.id, kind }).map((area) => area.id));
    const has = await anyValue(ctx.db, await readNames(ctx), groups, series);
    return new Set(levels.filter((_, at) => has[at]));
  });
}

/**
 * Values of one series for all areas of a kind in a region, on the outlines of one division year. A value of another year's division is
 * placed only where it is the same place.
 */
export async function readPlaced(
  ctx: Reading,
  region: Region,
  ...[kind, indicator, age, year, outlineYear]: PlacedOf
): Promise<Placed[]> {
  const atlas = await readAtlas(ctx);
  const all = atlas.find({ region: region.id, kind });
  const outlined = all.filter((area) => area.divisionYear === outlineYear);
  const byCode = Map.groupBy(all, (area) => area.code);
  const filter = { areaIds: all.map((area) => area.id), indicators: [indicator], ages: [age], year };
  const found = await placeValues(ctx.db, await readNames(ctx), filter);
  const values = new Map(found.map((value) => [value.areaId, value]));
  // The divisions that this series was published in: an area of another border has no figure there, whatever its code.
  const published = new Set(all.filter((area) => values.has(area.id)).map((area) => area.divisionYear));
  const spoken = findIndicator(indicator);
  const placed = (area: Area, value: Value | undefined, otherBorders = false): Placed => {
    const few = spoken !== undefined && isOfFew(spoken, value ?? noFigure, area.residents);
    if (few) return { area, value: undefined, otherBorders: false, few };
    const roundedAway = value !== undefined && isRoundedAway(value, roundedParts(atlas, region.id, area));
    return roundedAway
      ? { area, value: undefined, otherBorders: false, few, roundedAway }
      : { area, value, otherBorders, few };
  };
  return outlined
    .map((area): Placed => {
      const own = values.get(area.id);
      if (own) return placed(area, own);
      const places = (byCode.get(area.code) ?? []).filter((other) => samePlace(area, other));
      const same = places.find((other) => values.has(other.id));
      const otherBorders = values.size > 0 && !places.some((other) => published.has(other.divisionYear));
      return placed(area, same && values.get(same.id), otherBorders);
    })
    .toSorted(
      (a, b) =>
        (b.value?.value ?? -Infinity) - (a.value?.value ?? -Infinity) || byName.compare(a.area.name, b.area.name),
    );
}
