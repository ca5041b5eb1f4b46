import { betaCdf } from "./beta.ts";
import { logGamma } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";
import { invert } from "./solve.ts";

/** Probability that Student's t with `df` degrees of freedom is at most t. */
export function studentCdf(t: number, df: number): number {
  const square = t * t;
  if (square < df) return 0.5 + (Math.sign(t) * betaCdf(square / (df + square), 0.5, df / 2)) / 2;
  const tail = betaCdf(df / (df + square), df / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t that Student's t with `df` degrees of freedom stays under with probability p; NaN outside 0 ≤ p ≤ 1 and df > 0. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const z = normalQuantile(p);
  let high = z + 1;
  while (studentCdf(high, df) < p) high *= 2;
  const scale = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
  return invert({
    excess: (t) => studentCdf(t, df) - p,
    slope: (t) => scale * (1 + (t * t) / df) ** (-(df + 1) / 2),
    low: 0,
    high,
    start: z + (z ** 3 + z) / (4 * df),
  });
}
