import { twoSidedZ } from "../numeric/index.ts";
import { present } from "./estimate.ts";
import type { Maybe, Reason } from "./estimate.ts";
import { central, gradientThrough, loadings, simulate } from "./inequality-draws.ts";
import type { Draws, Gradient } from "./inequality-draws.ts";
import { scaleOf } from "./inequality-scale.ts";
import type { Scale, ValueType } from "./inequality-scale.ts";

/** Groups of people (fifths, tenths) in order, most deprived first. */
export interface RankedGroups {
  readonly population: readonly Maybe[];
  readonly value: readonly Maybe[];
  /** 95 % limits per group; used for the standard errors when `se` is not given. */
  readonly lower95?: readonly Maybe[];
  readonly upper95?: readonly Maybe[];
  /** Standard errors per group: of the log of a rate, the logit of a proportion (0 … 1), otherwise of the value itself. */
  readonly se?: readonly Maybe[];
}

/** How the gradient is computed. */
export interface InequalityOptions {
  readonly valueType?: ValueType;
  /** Fit the line on the log (rate) or logit (proportion) instead of the value itself. */
  readonly transform?: boolean;
  /** Multiplies the slope index; a negative one turns the direction of both indices. */
  readonly multiplier?: number;
  readonly confidences?: readonly number[];
  readonly repetitions?: number;
  /** Published with the result, so that anyone gets the same limits. */
  readonly seed?: number | string;
}

/** Limits of both indices at one level. */
export interface InequalityLimits {
  readonly confidence: number;
  readonly siiLower: number;
  readonly siiUpper: number;
  readonly riiLower: number | null;
  readonly riiUpper: number | null;
}

/** Slope and relative index of inequality; null with a reason when they, or only their limits, cannot be computed. */
export interface Inequality {
  readonly sii: number | null;
  readonly rii: number | null;
  /** The line at the most deprived end, in the scale of the values. */
  readonly intercept: number | null;
  readonly limits: readonly InequalityLimits[];
  readonly seed: number | string;
  readonly repetitions: number;
  readonly reason: Reason | null;
}

/**
 * Slope index (difference) and relative index (ratio) between the least and the most deprived end of the line through the groups, weighted by
 * population; limits by simulation from a seed. 5 to 100 groups.
 * Source: Pamuk 1985; Low & Low 2004; OHID's technical guide on the slope index of inequality.
 */
export function inequality(groups: RankedGroups, options: InequalityOptions = {}): Inequality {
  const { transform = false, multiplier = 1, repetitions = 100_000, seed = 1, confidences = [0.95] } = options;
  const scale = scaleOf(options.valueType ?? "other");
  const done = { seed, repetitions };
  const reason =
    refuse(groups, multiplier) ?? (transform && !fits(scale, groups.value) ? "value_outside_transform" : null);
  if (reason) return { sii: null, rii: null, intercept: null, limits: [], ...done, reason };
  const values = groups.value as number[];
  const weights = loadings(groups.population as number[]);
  const gradient = gradientThrough(weights, transform ? values.map(scale.to) : values);
  const back = transform ? scale.from : (y: number) => y;
  const rii = relative(gradient, back);
  const errors = standardErrors(groups, scale);
  const point = {
    sii: slopeIndex(gradient, back) * multiplier,
    rii: rii === null ? null : turned(rii, multiplier),
    intercept: back(gradient.intercept),
    ...done,
  };
  if (typeof errors === "string") return { ...point, limits: [], reason: errors };
  const drawn = { centres: values.map(scale.to), errors, back: transform ? (y: number) => y : scale.from };
  const draws = simulate(weights, drawn, seed, repetitions);
  const limits = confidences.map((confidence) => ({
    confidence,
    ...(transform ? aroundMiddle(draws, gradient, back, confidence) : percentiles(draws, confidence)),
  }));
  return { ...point, limits: limits.map((one) => oriented(one, multiplier, rii !== null)), reason: null };
}

function slopeIndex({ intercept, slope }: Gradient, back: (y: number) => number): number {
  return back(intercept + slope) - back(intercept);
}

/** Null where the line does not stay above zero: a ratio would then mean nothing. */
function relative({ intercept, slope }: Gradient, back: (y: number) => number): number | null {
  const [start, end] = [back(intercept), back(intercept + slope)];
  return start > 0 && end > 0 ? end / start : null;
}

function percentiles({ slopes, ratios }: Draws, confidence: number) {
  const [siiLower, siiUpper] = central(slopes, confidence);
  const [riiLower, riiUpper] = central(ratios, confidence);
  return { siiLower, siiUpper, riiLower, riiUpper };
}

/** On a transformed scale the slope's limits are laid through the fitted middle of the population, then turned back. */
function aroundMiddle({ slopes }: Draws, gradient: Gradient, back: (y: number) => number, confidence: number) {
  const middle = gradient.intercept + gradient.slope / 2;
  const [lower, upper] = central(slopes, confidence).map((slope) => ({ intercept: middle - slope / 2, slope }));
  return {
    siiLower: slopeIndex(lower!, back),
    siiUpper: slopeIndex(upper!, back),
    riiLower: relative(lower!, back),
    riiUpper: relative(upper!, back),
  };
}

/** Times the multiplier; only a negative one swaps the limits and inverts the ratio. */
function oriented(limits: InequalityLimits, multiplier: number, hasRatio: boolean): InequalityLimits {
  const { confidence, siiLower, siiUpper } = limits;
  const [riiLower, riiUpper] = hasRatio ? [limits.riiLower, limits.riiUpper] : [null, null];
  if (multiplier > 0)
    return { confidence, siiLower: siiLower * multiplier, siiUpper: siiUpper * multiplier, riiLower, riiUpper };
  const inverse = (limit: number | null) => (limit === null ? null : 1 / limit);
  return {
    confidence,
    siiLower: siiUpper * multiplier,
    siiUpper: siiLower * multiplier,
    riiLower: inverse(riiUpper),
    riiUpper: inverse(riiLower),
  };
}

function turned(ratio: number, multiplier: number): number {
  return multiplier < 0 ? 1 / ratio : ratio;
}

function standardErrors({ value, se, lower95, upper95 }: RankedGroups, scale: Scale): readonly number[] | Reason {
  if (!fits(scale, value)) return "value_outside_transform";
  if (se) return usable(se);
  if (!lower95 || !upper95 || lower95.length !== value.length || upper95.length !== value.length)
    return "missing_error";
  if (!fits(scale, lower95) || !fits(scale, upper95)) return "missing_error";
  const width = 2 * twoSidedZ(0.95);
  return usable(lower95.map((lower, group) => (scale.to(upper95[group]!) - scale.to(lower!)) / width));

  function usable(errors: readonly Maybe[]): readonly number[] | Reason {
    const whole =
      errors.length === value.length && errors.every((error) => present(error) && error >= 0 && Number.isFinite(error));
    return whole ? (errors as number[]) : "missing_error";
  }
}

function fits(scale: Scale, values: readonly Maybe[]): boolean {
  return values.every((value) => present(value) && scale.holds(value));
}

function refuse({ population, value }: RankedGroups, multiplier: number): Reason | null {
  if (population.length !== value.length) return "lists_differ_in_length";
  if (value.length < 5) return "fewer_than_5_groups";
  if (value.length > 100) return "more_than_100_groups";
  if (![...population, ...value].every(present)) return "missing_input";
  if (!population.every((size) => size! > 0 && Number.isFinite(size))) return "zero_population";
  return multiplier === 0 ? "zero_multiplier" : null;
}
