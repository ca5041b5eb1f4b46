/**
 * The few distribution functions this folder needs, all from the regularised incomplete gamma function.
 * Source: series and continued fraction of the incomplete gamma function, Abramowitz & Stegun 1964, 6.5.29 and 6.5.31;
 * log-gamma by Lanczos (g = 7, nine terms).
 */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Natural logarithm of Γ(x) for x ≥ ½. */
export function logGamma(x: number): number {
  const z = x - 1;
  const base = z + 7.5;
  const series = lanczos.reduce((running, term, place) => (place === 0 ? term : running + term / (z + place)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(series);
}

/** Upper regularised incomplete gamma function Q(a, x), for a ≥ ½ and x ≥ 0. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/** Chance that a chi-square variable with `df` degrees of freedom is at least `x`. With 0 degrees nothing can differ: 1. */
export function chiSquareTail(x: number, df: number): number {
  return df > 0 ? upperGamma(df / 2, x / 2) : 1;
}

/** The z of a two-sided interval: half its width in standard errors. `confidence` strictly between 0 and 1; 0.95 gives 1.959964. */
export function twoSidedZ(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError("confidence lies between 0 and 1");
  const outside = 1 - confidence;
  let [low, high] = [0, 40];
  // Bisection to the last bit: the tail falls strictly, so it always ends.
  for (let middle = 20; middle > low && middle < high; middle = (low + high) / 2) {
    if (upperGamma(0.5, middle ** 2 / 2) > outside) low = middle;
    else high = middle;
  }
  return high;
}

/** Repeatable random numbers in [0, 1) from a whole number (mulberry32). Good for simulation, never for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let running = term;
  for (let step = 1; Math.abs(term) > Math.abs(running) * 1e-17; step += 1) {
    term *= x / (a + step);
    running += term;
  }
  return running * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** Lentz's way to evaluate the continued fraction; `tiny` keeps a denominator from being zero. */
function gammaFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let step = 1; step < 10_000; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b, tiny);
    c = nonZero(b + numerator / c, tiny);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value * Math.exp(a * Math.log(x) - x - logGamma(a));
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
