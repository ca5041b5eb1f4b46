import { studentQuantile, sum } from "../numeric/index.ts";
import { estimate, present, withheld } from "./estimate.ts";
import type { Estimate, Maybe } from "./estimate.ts";

/** A mean with what it was made of. `n` counts the values that are there; `sd` divides by n − 1. */
export interface MeanEstimate extends Estimate {
  readonly n: number;
  readonly sum: number | null;
  readonly sd: number | null;
}

/**
 * Mean of measured values with limits by Student's t. Missing values are left out and not counted.
 * One value has a mean but no interval.
 * Source: Armitage & Berry 2002, section 4.4; APHO technical briefing 3.
 */
export function mean(values: readonly Maybe[]): MeanEstimate {
  const known = values.filter(present);
  const n = known.length;
  if (n === 0) return { ...withheld("missing_input"), n, sum: null, sd: null };
  const total = sum(known);
  const average = total / n;
  if (n === 1) return { ...withheld("fewer_than_2_values", average), n, sum: total, sd: null };
  const sd = Math.sqrt(sum(known.map((value) => (value - average) ** 2)) / (n - 1));
  return { ...meanFromSummary(n, average, sd), n, sum: total, sd };
}

/** The same from published totals: size ≥ 2, mean and standard deviation. */
export function meanFromSummary(n: number, average: number, sd: number): Estimate {
  if (n < 2) return withheld("fewer_than_2_values", average);
  const error = sd / Math.sqrt(n);
  return estimate(average, (confidence) => {
    const half = studentQuantile(confidence + (1 - confidence) / 2, n - 1) * error;
    return { lower: average - half, upper: average + half };
  });
}
