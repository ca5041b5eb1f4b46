const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** Terms of Stirling's series, enough for full double precision from 15 upwards. */
const stirlingTerms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156] as const;

function stirlingSeries(n: number): number {
  const square = n * n;
  return stirlingTerms.reduceRight((sum, term) => sum / square + term, 0) / n;
}

/** Natural logarithm of Γ(x), x > 0. Stirling's series after shifting x up to 15 or more (Abramowitz & Stegun 6.1.41, 6.1.15). */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let shifted = x;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingSeries(shifted) - Math.log(product);
}

/** log(n!) minus Stirling's first approximation, n > 0 and not necessarily whole (Loader 2000). */
export function stirlingError(n: number): number {
  if (n >= 15) return stirlingSeries(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
}

/** x·log(x/mean) + mean − x without loss of digits where x is near the mean (Loader 2000). */
export function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** xᵃ·e⁻ˣ/Γ(a+1): the Poisson density at a (not necessarily whole) for mean x, by Loader's saddle point; a ≥ 0, x ≥ 0. */
export function poissonKernel(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Series for the lower part; used where x is below a + 1. */
function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; k < 1_000_000; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return poissonKernel(a, x) * sum;
}

/** Lentz's continued fraction for the upper part; used where x is at least a + 1. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 1_000_000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b, tiny);
    c = nonZero(b + numerator / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return poissonKernel(a, x) * a * h;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0 (Abramowitz & Stegun 6.5). */
export function gammaLower(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without loss of digits in the tail. */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
