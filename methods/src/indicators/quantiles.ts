import { present } from "./estimate.ts";
import type { Maybe, Reason } from "./estimate.ts";

/** The group of each area (1 … k), null for an area without a value; or nothing at all, with the reason. */
export interface Quantiles {
  readonly quantile: readonly (number | null)[];
  readonly reason: Reason | null;
}

/**
 * Divides areas into `groups` of about equal number by value (10: tenths). Equal values share a group, the one of the best of them; areas without
 * a value are in no group and do not count. Fewer areas than groups give nothing.
 * Source: OHID's PHEindicatormethods, quantile grouping.
 */
export function quantiles(values: readonly Maybe[], groups: number, highestFirst = true): Quantiles {
  const sorted = values.filter(present).toSorted((a, b) => (highestFirst ? b - a : a - b));
  const n = sorted.length;
  if (n < groups) return { quantile: values.map(() => null), reason: "fewer_areas_than_quantiles" };
  const rank = new Map<number, number>();
  for (const [place, value] of sorted.entries()) if (!rank.has(value)) rank.set(value, place + 1);
  // In whole numbers: dividing by n / groups would push an area on the border over it by a rounding error.
  const groupOf = (value: number) => Math.max(1, groups + 1 - Math.ceil(((n + 1 - rank.get(value)!) * groups) / n));
  return { quantile: values.map((value) => (present(value) ? groupOf(value) : null)), reason: null };
}
