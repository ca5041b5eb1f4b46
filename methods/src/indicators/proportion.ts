import { twoSidedZ } from "../numeric/index.ts";
import { estimate, isCount, present, scaled, withheld } from "./estimate.ts";
import type { Estimate, Interval, Maybe, Reason } from "./estimate.ts";

/**
 * Wilson's score interval of a share, both limits within 0 … 1.
 * `x` of `n`, 0 ≤ x ≤ n, n > 0 (not necessarily whole); confidence for example 0.95.
 * Source: Wilson 1927; APHO technical briefing 3, section 3.
 */
export function wilson(x: number, n: number, confidence: number): Interval {
  const z = twoSidedZ(confidence);
  const share = x / n;
  const root = z * Math.sqrt(z * z + 4 * x * (1 - share));
  const upper = x === n ? 1 : Math.min(1, (2 * x + z * z + root) / (2 * (n + z * z)));
  // Both limits solve one quadratic; the product of its roots gives the lower one without subtracting near-equal numbers.
  const lower = (x * share) / ((n + z * z) * upper);
  return { lower: x === 0 ? 0 : lower, upper };
}

/**
 * A share `x` of `n` with Wilson limits, times `multiplier` (100 for a percentage).
 * A missing count gives a missing share. Of several areas add up x and n first; never average shares.
 */
export function proportion(x: Maybe, n: Maybe, multiplier = 1): Estimate {
  const reason = refuse(x, n);
  if (reason) return withheld(reason);
  const [count, total] = [x as number, n as number];
  return estimate((count / total) * multiplier, (confidence) => scaled(wilson(count, total, confidence), multiplier));
}

function refuse(x: Maybe, n: Maybe): Reason | null {
  if (!present(x) || !present(n)) return "missing_input";
  if (!isCount(x) || !Number.isFinite(n)) return "not_a_count";
  if (n <= 0) return "zero_denominator";
  return x > n ? "numerator_exceeds_denominator" : null;
}
