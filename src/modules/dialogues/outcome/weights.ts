import { roundToNearest } from "@brink/methods/disclosure";
import { type ProtectedVariable, rake, type RakingRefused, weightedShare } from "@brink/methods/representativeness";
import type { BackgroundName } from "../model.ts";
import { type OutcomeInput, rounding, type Scored, smallest, type Weighting } from "./published.ts";

/** The plus side of one contribution with and without weights, in parts of 1. */
export interface WeightedRow {
  readonly number: number;
  readonly unweighted: number;
  readonly weighted: number;
}

/** Weighted beside unweighted, or why there are no weights. */
export type Weighted =
  | { readonly refused: RakingRefused["refused"] }
  | {
      readonly people: number;
      /** So many people weigh as much as all of them with weights. */
      readonly effective: number;
      readonly sweeps: number;
      readonly lightest: number;
      readonly heaviest: number;
      readonly rows: readonly WeightedRow[];
    };

/** What weighting is computed from, in steps of five. Only margins are asked of the population; no joint cell is invented. */
export function weightingOf(
  input: OutcomeInput,
  scored: readonly Scored[],
  who: readonly ProtectedVariable[],
): Weighting | null {
  if (who.length === 0) return null;
  const placeOf = (person: number) =>
    who.map(({ name, groups }) => {
      const said = input.participants[person]!.background[name as BackgroundName];
      const at = groups.findIndex(({ names }) => said !== undefined && names.includes(said));
      return at < 0 ? null : at;
    });
  const keys = input.participants.map((_, person) => JSON.stringify(placeOf(person)));
  const ids = [...new Set(keys)].toSorted();
  const cellOf = keys.map((key) => ids.indexOf(key));
  const people = ids.map((_, cell) => cellOf.filter((of) => of === cell).length);
  const scores = input.contributions.map(({ number }) => ({
    number,
    votes: ids.map(() => 0),
    plus: ids.map(() => 0),
  }));
  for (const { participant, contribution, value } of scored) {
    const cell = cellOf[participant]!;
    scores[contribution]!.votes[cell]! += 1;
    if (value > 0) scores[contribution]!.plus[cell]! += 1;
  }
  const inFives = (counts: readonly number[]) => counts.map((count) => roundToNearest(count, rounding));
  return {
    variables: who.map(({ name, groups }) => ({
      name,
      categories: groups.map(({ names }) => names.join("+")),
      population: groups.map(({ population }) => population),
    })),
    cells: ids.map((id, cell) => ({
      categories: JSON.parse(id) as (number | null)[],
      people: roundToNearest(people[cell]!, rounding),
    })),
    scores: scores
      .filter(({ votes }) => votes.reduce((sum, count) => sum + count, 0) >= 3 * smallest)
      .map(({ number, votes, plus }) => ({ number, votes: inFives(votes), plus: inFives(plus) })),
  };
}

/** Rakes the cells to the margins of the population, and weighs the plus side of each contribution. */
export function weigh({ variables, cells, scores }: Weighting): Weighted {
  // As shares: a publisher counts one margin among all residents and another among those of 15 and older.
  const margins = variables.map(({ name, population }) => ({ name, targets: sharesOf(population) }));
  const counted = cells.map(({ categories, people }) => ({ categories, count: people }));
  const raked = rake(counted, margins);
  if ("refused" in raked) return { refused: raked.refused };
  const carried = raked.weights.filter((weight) => weight !== null);
  return {
    people: raked.design.people,
    effective: raked.design.effective,
    sweeps: raked.sweeps,
    lightest: Math.min(...carried),
    heaviest: Math.max(...carried),
    rows: scores.flatMap(({ number, votes, plus }): WeightedRow[] => {
      // A cell whose people were rounded to nobody carries no weight.
      const parts = cells.map((_, cell) => ({
        count: raked.weights[cell] === null ? 0 : votes[cell]!,
        weight: raked.weights[cell] ?? 0,
        having: Math.min(plus[cell]!, votes[cell]!),
      }));
      const share = weightedShare(parts);
      return share ? [{ number, unweighted: share.unweighted, weighted: share.weighted }] : [];
    }),
  };
}

function sharesOf(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / all);
}
