import { funnelProportion, funnelSizes, proportionSignificance, quantiles } from "@brink/methods/indicators";
import { percentageRule } from "@brink/methods/disclosure";
import type { AreaKind } from "#modules/regions/index.ts";
import type { Indicator } from "./model.ts";
import type { Placed } from "./reading.ts";

type About = Pick<Indicator, "kind" | "unit" | "direction">;

/** Where an area lies in a funnel: inside, outside 95 % of areas that are average, outside 99.8 %. */
export type FunnelPlace = "inside" | "outside2" | "outside3";

export interface FunnelOf {
  /** In the indicator's unit (of 100, per 1 000). */
  readonly average: number;
  readonly points: readonly {
    readonly one: Placed;
    readonly size: number;
    readonly value: number;
    readonly place: FunnelPlace;
  }[];
  readonly limits: readonly {
    readonly size: number;
    readonly lower2: number;
    readonly upper2: number;
    readonly lower3: number;
    readonly upper3: number;
  }[];
}

/** Fewer areas make no funnel; in more, names would lie over one another. */
export const funnelAreas = { fewest: 5, most: 30 } as const;

/**
 * Areas held against their own average, with how far chance alone would scatter areas of their size (Spiegelhalter 2005). Only for shares
 * that were counted, of fifty people or more. Undefined where it cannot be drawn.
 */
export function funnelOf(about: About, placed: readonly Placed[]): FunnelOf | undefined {
  const times = about.unit === "percent" ? 100 : about.unit === "per-1000" ? 1_000 : undefined;
  if (about.kind !== "counted" || times === undefined) return undefined;
  const counted = placed.flatMap((one) => {
    const { numerator, denominator } = one.value ?? {};
    if (typeof numerator !== "number" || typeof denominator !== "number" || numerator > denominator) return [];
    return denominator < percentageRule.smallestBase ? [] : [{ one, numerator, denominator }];
  });
  if (counted.length < funnelAreas.fewest || counted.length > funnelAreas.most) return undefined;
  const [x, n] = [total(counted.map((one) => one.numerator)), total(counted.map((one) => one.denominator))];
  const average = x / n;
  const sizes = counted.map((one) => one.denominator);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  return {
    average: average * times,
    points: counted.map(({ one, numerator, denominator }) => ({
      one,
      size: denominator,
      value: (numerator / denominator) * times,
      place: placeOf(proportionSignificance(numerator, denominator, average)),
    })),
    limits: [smallest, ...funnelSizes(smallest, largest, 60).filter((size) => size > smallest)].map((size) => {
      const { lower2, upper2, lower3, upper3 } = funnelProportion(size, average);
      return {
        size,
        lower2: lower2! * times,
        upper2: upper2! * times,
        lower3: lower3! * times,
        upper3: upper3! * times,
      };
    }),
  };
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
