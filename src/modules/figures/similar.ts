import { type Area, type AreaKind, normalisedName } from "#modules/regions/index.ts";
import type { Value } from "./store.ts";

/** What makes two areas alike: four things a reader can check, each with its weight. */
export interface Trait {
  readonly id: "density" | "elderly" | "alone" | "welfare";
  readonly weight: number;
}

export const traits: readonly Trait[] = [
  { id: "density", weight: 1 },
  { id: "elderly", weight: 1 },
  { id: "alone", weight: 1 },
  { id: "welfare", weight: 1 },
];

/** Values of the traits in the order of `traits`; null where one is not known. */
export type Portrait = readonly (number | null)[];

/** Indicators that a portrait is made of, and of all ages. */
export const portraitIndicators = [
  "residents",
  "land-area",
  "share-65-plus",
  "share-living-alone",
  "welfare-per-1000",
] as const;

/** Newest value of each indicator of a place. */
export function portraitOf(values: readonly Pick<Value, "indicator" | "year" | "value">[]): Portrait {
  const newest = (indicator: (typeof portraitIndicators)[number]) =>
    values
      .filter((value) => value.indicator === indicator && value.value !== null)
      .reduce<Pick<Value, "year" | "value"> | undefined>(
        (best, value) => (best && best.year >= value.year ? best : value),
        undefined,
      )?.value ?? null;
  const [residents, land] = [newest("residents"), newest("land-area")];
  // Residents per km² of land: the same for official and for made areas. On a log scale: twice as dense is as far as half as dense.
  const density = residents !== null && residents > 0 && land !== null && land > 0 ? (residents * 100) / land : null;
  return [
    density === null ? null : Math.log2(density),
    newest("share-65-plus"),
    newest("share-living-alone"),
    newest("welfare-per-1000"),
  ];
}

/** An area that others may be like, with the ids of its rows in every division. */
export interface Candidate {
  readonly area: Area;
  readonly ids: readonly number[];
  readonly portrait: Portrait;
}

/** Like areas with how far they are, nearest first; and what the portrait says here and there. */
export interface Similar {
  readonly found: readonly { readonly candidate: Candidate; readonly distance: number }[];
  readonly here: Portrait;
  /** Middle value of each trait over the like areas. */
  readonly middle: Portrait;
}

/** How many areas are like one: few enough to look alike, enough to be a meadow. */
export const howMany: Readonly<Partial<Record<AreaKind, number>>> = { district: 100, municipality: 30, ggd_region: 10 };

/**
 * The areas nearest to one on the traits, each trait in spreads (standard deviations of all candidates) times its weight. Deterministic:
 * ties are broken by code. An area of which more than one trait is unknown is like no other.
 *
 * @param excluded codes that are the area itself, hold it or lie in it
 */
export function findSimilar(
  here: Portrait,
  candidates: readonly Candidate[],
  count: number,
  excluded: ReadonlySet<string>,
): Similar | undefined {
  if (here.filter((value) => value === null).length > 1) return undefined;
  const found = nearest(here, groundOf(candidates), count, excluded);
  if (found.length < Math.min(count, 10)) return undefined;
  return { found, here, middle: traits.map((_, at) => median(found.map((one) => one.candidate.portrait[at]!))) };
}

/** The candidates that are known whole, by code, and how far they lie apart in each trait. */
interface Ground {
  readonly whole: readonly Candidate[];
  /** Places in `whole` by code. */
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  /** For each trait the value of every candidate, and how far they lie apart in it. */
  readonly columns: readonly { readonly weight: number; readonly values: Float64Array; readonly spread: number }[];
}

const grounds = new WeakMap<readonly Candidate[], Ground>();

function groundOf(candidates: readonly Candidate[]): Ground {
  const known = grounds.get(candidates);
  if (known) return known;
  // In one order always: sums differ in their last digit by order, and ties would fall differently.
  const whole = candidates
    .filter((one) => one.portrait.every((value) => value !== null))
    .toSorted((a, b) => (a.area.code < b.area.code ? -1 : 1));
  const columns = traits.map(({ weight }, at) => {
    const values = Float64Array.from(whole, (one) => one.portrait[at]!);
    return { weight, values, spread: spread(values) };
  });
  const byCode = Map.groupBy(whole.keys(), (place) => whole[place]!.area.code);
  const made = { whole, byCode, columns };
  grounds.set(candidates, made);
  return made;
}

/** The first of all in order of distance, without putting thousands in order that nobody asked for. */
function nearest(
  here: Portrait,
  ground: Ground,
  count: number,
  excluded: ReadonlySet<string>,
): { candidate: Candidate; distance: number }[] {
  const { whole, byCode } = ground;
  const distances = distancesTo(here, ground);
  for (const code of excluded) for (const place of byCode.get(code) ?? []) distances[place] = NaN;
  const known = distances.filter((far) => !Number.isNaN(far)).toSorted();
  const farthest = known[Math.min(count, known.length) - 1] ?? -1;
  const found: { candidate: Candidate; distance: number }[] = [];
  for (let place = 0; place < whole.length; place += 1) {
    const distance = distances[place]!;
    if (distance <= farthest) found.push({ candidate: whole[place]!, distance });
  }
  return found
    .toSorted((a, b) => a.distance - b.distance || (a.candidate.area.code < b.candidate.area.code ? -1 : 1))
    .slice(0, count);
}

/** How far every candidate lies, a trait at a time over all of them: a profile asks it of thousands. */
function distancesTo(here: Portrait, { whole, columns }: Ground): Float64Array {
  const distances = new Float64Array(whole.length);
  let weights = 0;
  for (const [at, { weight, values, spread: unit }] of columns.entries()) {
    const own = here[at];
    if (own === null || own === undefined || !unit) continue;
    weights += weight;
    for (let place = 0; place < values.length; place += 1)
      distances[place]! += weight * ((own - values[place]!) / unit) ** 2;
  }
  if (weights === 0) return distances.fill(Infinity);
  for (let place = 0; place < distances.length; place += 1) distances[place] = Math.sqrt(distances[place]! / weights);
  return distances;
}

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Rows of several divisions gathered into places: code and name agree and CBS marks no moved border in the newer one. */
export function places(areas: readonly Area[]): Area[][] {
  const groups = Map.groupBy(areas, (area) => `${area.code} ${normalisedName(area.name)}`);
  return [...groups.values()].flatMap((rows) => {
    const sorted = rows.toSorted((a, b) => b.divisionYear - a.divisionYear);
    const moved = sorted.findIndex((row, at) => row.change === 3 && at < sorted.length - 1);
    return moved < 0 ? [sorted] : [sorted.slice(0, moved + 1)];
  });
}
