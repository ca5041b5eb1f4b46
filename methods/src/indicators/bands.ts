import { sum } from "../numeric/index.ts";
import { isCount, present } from "./estimate.ts";
import type { Maybe, Reason } from "./estimate.ts";

/** European Standard Population 2013 in 19 bands, 0-4, 5-9 … 85-89, 90 and over; sums to 100 000. Source: Eurostat 2013. */
export const europeanStandard2013: readonly number[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
];

/** A list of counts with nothing in place of what is missing; null when all is missing, because then the total is unknown, not zero. */
export function knownCounts(counts: readonly Maybe[]): readonly number[] | null {
  return counts.some(present) ? counts.map((count) => count ?? 0) : null;
}

/** Why a list of populations cannot carry a rate; null when it can. */
export function refusePopulations(populations: readonly Maybe[]): Reason | null {
  if (!populations.every(present)) return "missing_input";
  if (!populations.every(isCount)) return "not_a_count";
  return populations.every((size) => size > 0) ? null : "zero_population";
}

/** True when all lists have the same number of bands, and at least one. */
export function sameLength(...lists: readonly (readonly unknown[])[]): boolean {
  const [first] = lists;
  return first !== undefined && first.length > 0 && lists.every((list) => list.length === first.length);
}

/** The total of a list of populations; null when part of it is missing. */
export function total(values: readonly Maybe[]): number | null {
  return values.every(present) ? sum(values) : null;
}
