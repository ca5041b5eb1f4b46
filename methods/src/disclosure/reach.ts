import type { Bounds, Solver } from "./bounds.ts";
import type { SmallNumberRule } from "./rule.ts";

/**
 * Whether an outsider can bound a hidden count within the rule's reach: neither bound lies that far from the true value. With a public
 * `population` nobody can be hidden among more people than there are: then the bounds may not be tighter than that.
 */
export function isCornered(
  { bounds }: Solver,
  unknown: number,
  { count, population }: { readonly count: number; readonly population?: number },
  rule: SmallNumberRule,
): boolean {
  const wanted = population === undefined ? rule.reach : Math.min(rule.reach, Math.max(count, population - count));
  const farEnough = (value: number) => Math.abs(value - count) >= wanted;
  const { lower, upper }: Bounds = bounds(unknown, farEnough);
  return !farEnough(lower) && !farEnough(upper);
}
