import { gammaUpper, poissonKernel } from "./gamma.ts";

/** Probability of exactly `count` events where `mean` are expected. */
export function poissonDensity(count: number, mean: number): number {
  return count < 0 || !Number.isInteger(count) ? 0 : poissonKernel(count, mean);
}

/** Probability of at most `count` events where `mean` are expected. */
export function poissonCdf(count: number, mean: number): number {
  return count < 0 ? 0 : gammaUpper(Math.floor(count) + 1, mean);
}

/** The smallest count that is not exceeded with probability at least p. */
export function poissonQuantile(p: number, mean: number): number {
  if (!(p >= 0 && p <= 1) || !(mean >= 0)) return Number.NaN;
  if (p === 1) return mean === 0 ? 0 : Infinity;
  let high = Math.max(1, Math.ceil(mean));
  while (poissonCdf(high, mean) < p) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (poissonCdf(middle, mean) >= p) high = middle;
    else low = middle;
  }
  return high;
}
