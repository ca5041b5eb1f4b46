import { type Protected, hidden, shown } from "./rule.ts";

/**
 * Random rounding to a multiple of `base`: up with probability remainder ÷ base, so that the expected value is the count itself.
 * `draw` lies in [0, 1) and belongs to the cell: draw once and keep it (`cellDraw`), or averaging repeated answers gives the count away.
 * Rounded parts need not add up to their rounded total, as with CBS. Source: CBS, explanatory text of Kerncijfers wijken en buurten.
 */
export function roundAtRandom(count: number, draw: number, base = 5): number {
  const remainder = count % base;
  return count - remainder + (draw < remainder / base ? base : 0);
}

/** Rounding to the nearest multiple of `base`, half up; the same for everybody, but not free of bias. */
export function roundToNearest(count: number, base = 5): number {
  return Math.floor(count / base + 0.5) * base;
}

/**
 * The draw of a cell from the fixed secret keys (in [0, 1)) of the people in it: the fraction of their sum. The same people give the
 * same draw by whichever route they were selected, and one person more gives another. Source: Fraser & Wooton 2005 (cell keys, ABS).
 */
export function cellDraw(recordKeys: readonly number[]): number {
  // Order must not matter to the last bit: whole numbers of 2⁻³² add up exactly.
  const units = recordKeys.reduce((all, key) => (all + Math.floor(key * 2 ** 32)) % 2 ** 32, 0);
  return units / 2 ** 32;
}

/** How a publisher rounds and hides counts, and what it divides them by. */
export interface RoundedRateRule {
  readonly base: number;
  /** Counts up to and including this one are secret. */
  readonly secretUpTo: number;
  readonly per: number;
}

/** CBS on clients of youth care and Wmo: 0–7 secret, rounded to five, the rate per 1 000 computed from the rounded count. */
export const careClientsRule: RoundedRateRule = { base: 5, secretUpTo: 7, per: 1000 };

/**
 * Count and rate, both protected: first secrecy, then rounding, then the rate from the rounded count, so that the rate cannot give the
 * count back. `inhabitants` is public; no rate without inhabitants.
 */
export function roundedRate(
  count: number,
  inhabitants: number,
  rule: RoundedRateRule = careClientsRule,
): { readonly count: Protected; readonly rate: Protected } {
  if (count <= rule.secretUpTo) return { count: hidden, rate: hidden };
  const rounded = roundToNearest(count, rule.base);
  const rate = inhabitants > 0 ? shown((rounded / inhabitants) * rule.per) : hidden;
  return { count: shown(rounded), rate };
}
