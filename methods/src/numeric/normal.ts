import { gammaLower, gammaUpper } from "./gamma.ts";

/** Φ(z): probability that a standard normal is at most z. */
export function normalCdf(z: number): number {
  const half = (z * z) / 2;
  if (Math.abs(z) < 1) return 0.5 + (Math.sign(z) * gammaLower(0.5, half)) / 2;
  const tail = gammaUpper(0.5, half) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** Coefficients of Wichura's rational approximations, lowest power first: numerator, denominator. */
const centre = [
  [
    3.387132872796366, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.187007492058, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852855,
  ],
] as const;
const tail = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const;
const farTail = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.2965605718285049, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const;

type Ratio = readonly [readonly number[], readonly number[]];

function polynomial(coefficients: readonly number[], r: number): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) sum = sum * r + coefficients[power]!;
  return sum;
}

function ratio([top, bottom]: Ratio, r: number): number {
  return polynomial(top, r) / polynomial(bottom, r);
}

/**
 * Φ⁻¹(p): the z that a standard normal stays under with probability p. −∞ at 0, ∞ at 1, NaN outside.
 * Source: Wichura 1988, algorithm AS 241 (16 digits).
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(centre, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? ratio(tail, r - 1.6) : ratio(farTail, r - 5);
  return q < 0 ? -size : size;
}

/** z for a two-sided interval: 1.959963985 for 0.95, 3.090232306 for 0.998. */
export function twoSidedZ(confidence: number): number {
  return normalQuantile(confidence + (1 - confidence) / 2);
}
