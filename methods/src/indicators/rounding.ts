import { twoSidedZ } from "../numeric/index.ts";
import type { Estimate } from "./estimate.ts";

/**
 * How a publisher rounds whole counts to multiples of a step, up or down by lot, with chances that leave each right on average:
 * - `lot`: for each count apart;
 * - `one-way`: all counts of an area the same way, so that their errors add up and do not cancel.
 */
export type Rounding = "lot" | "one-way";

const ninetyFive = twoSidedZ(0.95);

/**
 * How far a sum of counts that were rounded may lie from the sum of the true counts, either way, in at least 95 of 100 cases; never more than
 * rounding can do at all. One count has the most that rounding can do.
 *
 * By lot, a count that lies r above a multiple has the variance r(step − r), which is step²/4 at most. One way, each is off by 0 … step − 1,
 * a rectangular distribution: on average (step − 1)/2, with variance (step² − 1)/12.
 * Source: CBS, notes of Kerncijfers wijken en buurten ("aselect afgerond"); JCGM 100:2008 (GUM), 4.3.7 and 5.1.2.
 *
 * @param parts how many counts were added up
 * @param step what each was rounded to a multiple of
 * @returns in the unit of the counts; 0 for no parts or a step of 1
 */
export function roundedSumError(parts: number, step: number, rounding: Rounding): number {
  const most = parts * (step - 1);
  if (parts <= 1) return most;
  const [drift, variance] = rounding === "lot" ? [0, step ** 2 / 4] : [(step - 1) / 2, (step ** 2 - 1) / 12];
  return Math.min(most, parts * drift + ninetyFive * Math.sqrt(parts * variance));
}

/**
 * How far a share or rate of two such sums may be off, as a part of 1. The errors of part and whole are added and not squared: they may go against
 * each other, and nobody tells whether they were drawn apart.
 * Source: JCGM 100:2008 (GUM), 5.2.2, the case of full correlation.
 *
 * @param error of the part, as `roundedSumError` gives it
 * @param wholeError of the whole, where that was rounded in another way
 * @returns undefined where there is nothing to divide by
 */
export function roundedShareError(
  numerator: number,
  denominator: number,
  error: number,
  wholeError = error,
): number | undefined {
  return denominator > 0 ? (error + (wholeError * numerator) / denominator) / denominator : undefined;
}

/**
 * An estimate whose limits also carry an error that has nothing to do with chance, such as that of rounding: squared and added, each limit
 * on its own side.
 * Source: JCGM 100:2008 (GUM), 5.1.2 and 6.2.1.
 *
 * @param error its half-width at 95 %, in the unit of the estimate
 */
export function withError(one: Estimate, error: number): Estimate {
  const { value } = one;
  if (value === null || error === 0) return one;
  const beyond = (limit: number | null, side: 1 | -1, confidence: number) =>
    limit === null ? null : value + side * Math.hypot(limit - value, (error * twoSidedZ(confidence)) / ninetyFive);
  return {
    ...one,
    lower95: beyond(one.lower95, -1, 0.95),
    upper95: beyond(one.upper95, 1, 0.95),
    lower998: beyond(one.lower998, -1, 0.998),
    upper998: beyond(one.upper998, 1, 0.998),
  };
}
