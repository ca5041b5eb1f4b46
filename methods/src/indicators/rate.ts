import { chiSquareQuantile, twoSidedZ } from "../numeric/index.ts";
import { estimate, isCount, present, scaled, withheld } from "./estimate.ts";
import type { Estimate, Interval, Maybe, Reason } from "./estimate.ts";

/** How the limits of a count were found. */
export type CountMethod = "Exact" | "Byars";

/** From this many events on, Byar's approximation is used. */
const exactBelow = 10;

/**
 * Byar's limits of a Poisson count `x` ≥ 0. The lower limit is null where it is negative or not defined (x = 0).
 * Source: Breslow & Day 1987, p. 69; APHO technical briefing 3.
 */
export function byar(x: number, confidence: number): Interval {
  const z = twoSidedZ(confidence);
  const lower = x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3;
  const next = x + 1;
  const upper = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
  return { lower: lower >= 0 ? lower : null, upper };
}

/** Exact limits of a Poisson count `x` ≥ 0. Source: Garwood 1936. */
export function exactPoisson(x: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    lower: x === 0 ? 0 : chiSquareQuantile(tail, 2 * x) / 2,
    upper: chiSquareQuantile(confidence + tail, 2 * x + 2) / 2,
  };
}

/** Which of the two is used for a count. */
export function countMethod(x: number): CountMethod {
  return x < exactBelow ? "Exact" : "Byars";
}

/** Limits of a count of events: exact below 10, Byar from 10. */
export function countLimits(x: number, confidence: number): Interval {
  return countMethod(x) === "Exact" ? exactPoisson(x, confidence) : byar(x, confidence);
}

/** A rate and how its limits were found; the method is null when the count is missing. */
export interface RateEstimate extends Estimate {
  readonly method: CountMethod | null;
}

/**
 * Crude rate: `x` events in `n` (persons, person-years), times `multiplier` (for example 100 000). May exceed the multiplier: people can have
 * more than one event. A missing count gives a missing rate.
 */
export function rate(x: Maybe, n: Maybe, multiplier = 1): RateEstimate {
  const method = present(x) && isCount(x) ? countMethod(x) : null;
  const reason = refuse(x, n);
  if (reason) return { ...withheld(reason), method };
  const [count, size] = [x as number, n as number];
  const limits = (confidence: number) => scaled(countLimits(count, confidence), multiplier / size);
  return { ...estimate((count / size) * multiplier, limits), method };
}

function refuse(x: Maybe, n: Maybe): Reason | null {
  if (!present(x) || !present(n)) return "missing_input";
  if (!isCount(x) || !Number.isFinite(n)) return "not_a_count";
  return n <= 0 ? "zero_denominator" : null;
}
