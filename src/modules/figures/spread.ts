import {
  type FunnelLimits,
  funnelProportion,
  funnelSizes,
  limitsSignificance,
  overdispersedProportion,
  type Overdispersion,
  overdispersion,
  proportionSignificance,
  quantiles,
  scaledProportion,
} from "@brink/methods/indicators";
import { percentageRule } from "@brink/methods/disclosure";
import type { AreaKind } from "#modules/regions/index.ts";
import type { Indicator } from "./model.ts";
import type { Placed } from "./reading-map.ts";

type About = Pick<Indicator, "kind" | "unit" | "direction" | "ofAmounts" | "ofEvents">;

/** Where an area lies in a funnel: inside, outside 95 % of areas that are average, outside 99.8 %. */
export type FunnelPlace = "inside" | "outside2" | "outside3";

/** Limits at one size, in the indicator's unit. */
export interface FunnelLimit {
  readonly size: number;
  readonly lower2: number;
  readonly upper2: number;
  readonly lower3: number;
  readonly upper3: number;
}

export interface FunnelOf {
  /** In the indicator's unit (of 100, per 1 000). */
  readonly average: number;
  readonly points: readonly {
    readonly one: Placed;
    readonly size: number;
    readonly value: number;
    readonly place: FunnelPlace;
  }[];
  readonly limits: readonly FunnelLimit[];
  /** Where areas differ more than by chance: how much, and what chance alone would say. Left out where there is nothing but chance. */
  readonly wider?: {
    readonly found: Overdispersion;
    readonly chance: readonly FunnelLimit[];
    /** Areas outside 95 % of what chance alone gives. */
    readonly beyondChance: number;
  };
  /** Areas left out as too small: fewer than ten people expected on either side. */
  readonly leftOut: number;
}

/**
 * Where fewer people than this are expected, with what is counted or without it, the publisher's rounding to fives and tens moves an area
 * as far as chance does: nought of 400 may be four.
 */
const fewestExpected = 10;

/** Fewer areas make no funnel; more do not fit on one page (`mostOnAPage`). */
export const funnelAreas = { fewest: 5, most: 250 } as const;

/**
 * Areas held against their own average, with how far areas of their size lie apart (Spiegelhalter 2005). Only for shares that were
 * counted, of fifty people or more; not for events, of which one person may have several. Where areas differ more than by chance, as use of care and welfare do, the limits are widened by the
 * variance between areas (additive, winsorised at 10 %): outside them lies what differs more than areas usually do. Undefined where it
 * cannot be drawn.
 */
export function funnelOf(about: About, placed: readonly Placed[]): FunnelOf | undefined {
  const times = about.unit === "percent" ? 100 : about.unit === "per-1000" ? 1_000 : undefined;
  if (about.kind !== "counted" || about.ofAmounts || about.ofEvents || times === undefined) return undefined;
  const all = countedIn(placed);
  const average = total(all.map((one) => one.numerator)) / total(all.map((one) => one.denominator));
  if (!(average > 0 && average < 1)) return undefined;
  const counted = all.filter(({ denominator }) => denominator * Math.min(average, 1 - average) >= fewestExpected);
  if (counted.length < funnelAreas.fewest || counted.length > funnelAreas.most) return undefined;
  const found = overdispersion(
    counted.map(({ numerator, denominator }) => scaledProportion(numerator, denominator, average)),
  );
  const isWider = found.tau2 > 0;
  const chanceAt = (size: number) => funnelProportion(size, average);
  const limitsAt = isWider ? (size: number) => overdispersedProportion(size, average, found) : chanceAt;
  const byChance = counted.map(({ numerator, denominator }) =>
    placeOf(proportionSignificance(numerator, denominator, average)),
  );
  const sizes = sizesOf(counted.map((one) => one.denominator));
  return {
    average: average * times,
    points: counted.map(({ one, numerator, denominator }, at) => ({
      one,
      size: denominator,
      value: (numerator / denominator) * times,
      place: isWider
        ? placeOf(limitsSignificance(numerator / denominator, limitsAt(denominator)))
        : (byChance[at] ?? "inside"),
    })),
    limits: sizes.map((size) => scaled(size, limitsAt(size), times)),
    wider: isWider
      ? {
          found,
          chance: sizes.map((size) => scaled(size, chanceAt(size), times)),
          beyondChance: byChance.filter((place) => place !== "inside").length,
        }
      : undefined,
    leftOut: all.length - counted.length + placed.filter((one) => one.roundedAway).length,
  };
}

interface Counted {
  readonly one: Placed;
  readonly numerator: number;
  readonly denominator: number;
}

function countedIn(placed: readonly Placed[]): Counted[] {
  return placed.flatMap((one) => {
    const { numerator, denominator } = one.value ?? {};
    if (typeof numerator !== "number" || typeof denominator !== "number" || numerator > denominator) return [];
    return denominator < percentageRule.smallestBase ? [] : [{ one, numerator, denominator }];
  });
}

function sizesOf(denominators: readonly number[]): number[] {
  const [smallest, largest] = [Math.min(...denominators), Math.max(...denominators)];
  return [smallest, ...funnelSizes(smallest, largest, 60).filter((size) => size > smallest)];
}

function scaled(size: number, limits: FunnelLimits, times: number): FunnelLimit {
  const of = (limit: number | null) => (limit ?? 0) * times;
  const { lower2, upper2, lower3, upper3 } = limits;
  return { size, lower2: of(lower2), upper2: of(upper2), lower3: of(lower3), upper3: of(upper3) };
}

function placeOf(significance: string): FunnelPlace {
  if (significance.endsWith("(0.001)")) return "outside3";
  return significance.endsWith("(0.025)") ? "outside2" : "inside";
}

/** What the best fifth of areas has, and what the whole would have if it were so everywhere: an example of arithmetic, no forecast. */
export interface Example {
  readonly best: number;
  readonly worst: number;
  readonly now: number;
  readonly areas: number;
}

/**
 * The best and the worst fifth of areas, each weighted by its people. Only for shares that have a good side; not for estimates of a model
 * below the municipality, because the model, not a measurement, made those differences.
 *
 * @param now the value of the whole
 */
export function exampleOf(
  about: About,
  kind: AreaKind,
  placed: readonly Placed[],
  now: number | null,
): Example | undefined {
  if (about.direction === "neutral" || about.unit !== "percent" || now === null) return undefined;
  if (about.kind === "reported" || (about.kind === "modelled" && kind !== "municipality")) return undefined;
  const known = placed.flatMap(({ area, value }) =>
    value?.value === null || value === undefined
      ? []
      : [{ value: value.value, people: value.denominator ?? area.residents ?? 0 }],
  );
  if (known.length < 10) return undefined;
  const fifths = quantiles(
    known.map((one) => one.value),
    5,
    about.direction === "higher",
  ).quantile;
  const mean = (fifth: number): number => {
    const own = known.filter((_, at) => fifths[at] === fifth);
    return total(own.map((one) => one.value * one.people)) / total(own.map((one) => one.people));
  };
  const [best, worst] = [mean(1), mean(5)];
  return Number.isFinite(best) && Number.isFinite(worst) ? { best, worst, now, areas: known.length } : undefined;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
