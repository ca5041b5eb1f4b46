import { sum } from "./crossing.ts";
import {
  type Raked,
  type RakingCell,
  type RakingMargin,
  type RakingRefused,
  type RakingSettings,
  rake,
  rakingSettings,
} from "./raking.ts";
import type { WeightedCount } from "./weights.ts";

/** How far a weight may reach: quantiles of the weights over people, or a number of times the median weight. */
export type TrimRule =
  | { readonly by: "quantiles"; readonly lower: number; readonly upper: number }
  | { readonly by: "median"; readonly times: number };

/** Raked weights after trimming. `within` is false when the margins could not be met inside the bounds. */
export interface Trimmed extends Raked {
  readonly within: boolean;
  readonly lightest: number;
  readonly heaviest: number;
  /** How often was trimmed and raked again. */
  readonly rounds: number;
}

/**
 * Raking with trimmed weights: rake, cut the weights off at the bounds, rake again so that the margins are met, and repeat at most
 * `rounds` times. The margins always win from the bounds; `within` says whether both were reached.
 * Source: Potter 1990.
 */
export function rakeTrimmed(
  cells: readonly RakingCell[],
  margins: readonly RakingMargin[],
  rule: TrimRule,
  settings: RakingSettings = rakingSettings,
  rounds = 20,
): Trimmed | RakingRefused {
  const first = rake(cells, margins, settings);
  if ("refused" in first) return first;
  const bounds = trimBounds(counted(cells, first), rule);
  let raked = first;
  let done = 0;
  while (done < rounds && !inside(raked, bounds)) {
    const trimmed = cells.map((cell, at) => {
      const weight = raked.weights[at];
      return { ...cell, start: weight ? Math.min(bounds.upper, Math.max(bounds.lower, weight)) : 1 };
    });
    const again = rake(trimmed, margins, settings);
    if ("refused" in again) return again;
    raked = again;
    done += 1;
  }
  const carried = raked.weights.filter((weight) => weight !== null);
  return {
    ...raked,
    within: inside(raked, bounds),
    lightest: Math.min(...carried),
    heaviest: Math.max(...carried),
    rounds: done,
  };
}

/** The bounds a rule gives for these weights. */
export function trimBounds(
  groups: readonly WeightedCount[],
  rule: TrimRule,
): { readonly lower: number; readonly upper: number } {
  if (rule.by === "median") {
    const median = quantileOverPeople(groups, 0.5);
    return { lower: median / rule.times, upper: median * rule.times };
  }
  return { lower: quantileOverPeople(groups, rule.lower), upper: quantileOverPeople(groups, rule.upper) };
}

/** The smallest weight that at least this part of the people does not exceed. */
function quantileOverPeople(groups: readonly WeightedCount[], part: number): number {
  const sorted = groups.filter((group) => group.count > 0).toSorted((a, b) => a.weight - b.weight);
  const wanted = part * sum(sorted.map((group) => group.count));
  let passed = 0;
  for (const group of sorted) {
    passed += group.count;
    if (passed >= wanted) return group.weight;
  }
  return sorted.at(-1)?.weight ?? 1;
}

/** A margin for rounding: raking again moves a weight that lay on the bound by a hair. */
function inside(raked: Raked, bounds: { readonly lower: number; readonly upper: number }): boolean {
  const slack = 1e-6;
  return raked.weights.every(
    (weight) => weight === null || (weight >= bounds.lower * (1 - slack) && weight <= bounds.upper * (1 + slack)),
  );
}

function counted(cells: readonly RakingCell[], raked: Raked): readonly WeightedCount[] {
  return cells.map((cell, at) => ({ count: cell.count, weight: raked.weights[at] ?? 0 }));
}
