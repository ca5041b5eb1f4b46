import { chiSquareQuantile, twoSidedZ } from "../numeric/index.ts";
import type { Interval } from "./estimate.ts";
import { wilson } from "./proportion.ts";
import { countLimits } from "./rate.ts";

/** Where an area of a given size still falls by chance alone: in 95 % (2σ) and 99.8 % (3σ) of cases. Null where there is no such limit. */
export interface FunnelLimits {
  readonly lower2: number | null;
  readonly upper2: number | null;
  readonly lower3: number | null;
  readonly upper3: number | null;
}

/** The same with the population or expected events at which the count lies exactly on each limit. */
export interface RateFunnelLimits extends FunnelLimits {
  readonly populations: FunnelLimits;
}

/** How an area stands to the average, with the one-sided chance of standing further out. */
export type Significance = "High (0.001)" | "High (0.025)" | "Low (0.001)" | "Low (0.025)" | "Not significant";

const [sigma2, sigma3] = [0.95, 0.998];

/** The four limits from a function of the confidence. */
export function atBothLevels(limitsAt: (confidence: number) => Interval): FunnelLimits {
  const [two, three] = [limitsAt(sigma2), limitsAt(sigma3)];
  return { lower2: two.lower, upper2: two.upper, lower3: three.lower, upper3: three.upper };
}

/**
 * Limits of a share for a group of `denominator` > 0 when the average share is `average` (0 … 1).
 * Source: Spiegelhalter 2005. Wilson's interval is the same test turned around: an area lies outside when its interval misses the average.
 */
export function funnelProportion(denominator: number, average: number): FunnelLimits {
  const error = Math.sqrt((average * (1 - average)) / denominator);
  return atBothLevels((confidence) => {
    const half = twoSidedZ(confidence) * error;
    return { lower: Math.max(0, average - half), upper: Math.min(1, average + half) };
  });
}

/** Expected events at which `observed` lies exactly on the lower and on the upper limit (exact Poisson). */
function expectedOnLimits(observed: number): FunnelLimits {
  return atBothLevels((confidence) => {
    const tail = (1 - confidence) / 2;
    return {
      lower: chiSquareQuantile(1 - tail, 2 * observed + 2) / 2,
      upper: chiSquareQuantile(tail, 2 * observed) / 2,
    };
  });
}

/**
 * Limits of observed over expected at `observed` ≥ 0 events, as a ratio (1 is the average). No upper limit at no events.
 * Source: Spiegelhalter 2005; exact limits Dobson et al. 1991.
 */
export function funnelRatio(observed: number): FunnelLimits {
  return eachLimit(expectedOnLimits(observed), (expected) => (expected > 0 ? observed / expected : null));
}

/**
 * Limits of a rate at `observed` events when the average rate is `average` per `multiplier` persons, in the same unit; `populations` is
 * how many persons (person-years) belong to each limit.
 */
export function funnelRate(observed: number, average: number, multiplier = 1): RateFunnelLimits {
  const limits = eachLimit(funnelRatio(observed), (ratio) => ratio * average);
  const populations = eachLimit(expectedOnLimits(observed), (expected) => (expected / average) * multiplier);
  return { ...limits, populations };
}

function eachLimit(limits: FunnelLimits, change: (limit: number) => number | null): FunnelLimits {
  const at = (limit: number | null) => (limit === null ? null : change(limit));
  return { lower2: at(limits.lower2), upper2: at(limits.upper2), lower3: at(limits.lower3), upper3: at(limits.upper3) };
}

/** How a value stands to the average, by its own limits; a missing limit is not passed. */
export function significance(limitsAt: (confidence: number) => Interval, average: number): Significance {
  for (const [confidence, chance] of [
    [sigma3, "0.001"],
    [sigma2, "0.025"],
  ] as const) {
    const { lower, upper } = limitsAt(confidence);
    if (lower !== null && lower > average) return `High (${chance})`;
    if (upper !== null && upper < average) return `Low (${chance})`;
  }
  return "Not significant";
}

/** How a value stands to the limits of a funnel at its own size: for limits widened by overdispersion, which no interval of its own knows. */
export function limitsSignificance(value: number, { lower2, upper2, lower3, upper3 }: FunnelLimits): Significance {
  if (upper3 !== null && value > upper3) return "High (0.001)";
  if (lower3 !== null && value < lower3) return "Low (0.001)";
  if (upper2 !== null && value > upper2) return "High (0.025)";
  return lower2 !== null && value < lower2 ? "Low (0.025)" : "Not significant";
}

/** How a share stands to the average share. */
export function proportionSignificance(x: number, n: number, average: number): Significance {
  return significance((confidence) => wilson(x, n, confidence), average);
}

/** How observed events stand to the expected: of a ratio, or of a rate with `expected` = average rate × population. */
export function countSignificance(observed: number, expected: number): Significance {
  return significance((confidence) => countLimits(observed, confidence), expected);
}

/**
 * How a directly standardised rate stands to the average rate, by the limits of the count it rests on. Null under 10 events: no such rate is
 * published. The average of several areas is Σ counts ÷ Σ (count ÷ rate).
 */
export function standardisedSignificance(count: number, value: number, average: number): Significance | null {
  return count < 10 ? null : countSignificance(count, (average * count) / value);
}

/** About `points` sizes for drawing a funnel: whole numbers, evenly spaced on a log scale from `smallest` (at least 1) to `largest`. */
export function funnelSizes(smallest: number, largest: number, points = 100): number[] {
  // A funnel that spans more than a factor two is drawn from its mouth.
  const start = largest > 2 * smallest ? 1 : Math.max(1, smallest);
  const step = Math.log(Math.max(largest, start) / start) / Math.max(1, points - 1);
  const sizes = Array.from({ length: points }, (_, place) => Math.round(start * Math.exp(step * place)));
  return [...new Set(sizes)];
}
