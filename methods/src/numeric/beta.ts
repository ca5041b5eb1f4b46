import { deviance, stirlingError } from "./gamma.ts";
import { invert } from "./solve.ts";

/** xᵃ·(1−x)ᵇ/B(a, b) by Loader's saddle point (2000); a, b > 0, 0 < x < 1. */
function betaKernel(a: number, b: number, x: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * (1 - x));
  const binomial = Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
  return (binomial * a * b) / n;
}

/** Lentz's continued fraction; converges quickly for x below (a+1)/(a+b+2). */
function fraction(a: number, b: number, x: number): number {
  const safe = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

/** Regularised incomplete beta function: probability that Beta(a, b) is at most x (Abramowitz & Stegun 26.5). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x <= (a + 1) / (a + b + 2)) return (betaKernel(a, b, x) * fraction(a, b, x)) / a;
  return 1 - (betaKernel(b, a, 1 - x) * fraction(b, a, 1 - x)) / b;
}

/** The x that Beta(a, b) stays under with probability p; NaN outside 0 ≤ p ≤ 1 and a, b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1) || !(a > 0) || !(b > 0)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  // The mirrored distribution keeps the digits of a small upper tail.
  if (p > 0.5) return 1 - lowerQuantile(1 - p, b, a);
  return lowerQuantile(p, a, b);
}

function lowerQuantile(p: number, a: number, b: number): number {
  return invert({
    excess: (x) => betaCdf(x, a, b) - p,
    slope: (x) => betaKernel(a, b, x) / (x * (1 - x)),
    low: 0,
    high: 1,
    start: a / (a + b),
  });
}
