import { type Cell, sum, total } from "./crossing.ts";

/** People who all carry the same weight. */
export interface WeightedCount {
  readonly count: number;
  readonly weight: number;
}

/** What weighting costs: `people` weigh as `effective` people. */
export interface DesignEffect {
  readonly people: number;
  /** n·Σw²/(Σw)², at least 1. */
  readonly effect: number;
  readonly effective: number;
}

/** Kish design effect and effective number of people. Null without people or without weight. Source: Kish 1965. */
export function designEffect(groups: readonly WeightedCount[]): DesignEffect | null {
  const present = groups.filter((group) => group.count > 0);
  const people = sum(present.map((group) => group.count));
  const weights = sum(present.map((group) => group.count * group.weight));
  if (people === 0 || weights <= 0) return null;
  const squares = sum(present.map((group) => group.count * group.weight ** 2));
  const effect = (people * squares) / weights ** 2;
  return { people, effect, effective: people / effect };
}

/** Share with and without weights: always shown side by side, with what the weighting costs. */
export interface WeightedShare {
  readonly unweighted: number;
  readonly weighted: number;
  readonly design: DesignEffect;
}

/** A share among weighted people: `having` of `count` people in each group. Null without people. */
export function weightedShare(groups: readonly (WeightedCount & { readonly having: number })[]): WeightedShare | null {
  const design = designEffect(groups);
  if (!design) return null;
  const present = groups.filter((group) => group.count > 0);
  const having = sum(present.map((group) => group.having));
  const weight = sum(present.map((group) => group.count * group.weight));
  const weighted = sum(present.map((group) => group.having * group.weight)) / weight;
  return { unweighted: having / design.people, weighted, design };
}

/** When a post-stratification weight rests on too little. */
export interface PostStratificationLimits {
  /** A cell with fewer participants should be merged. */
  readonly fewest: number;
  readonly lightest: number;
  readonly heaviest: number;
}

export const postStratificationLimits: PostStratificationLimits = { fewest: 10, lightest: 1 / 3, heaviest: 3 };

export type PostStratification =
  | {
      /** One weight per cell, in the order given; null for a cell nobody lives in. */
      readonly weights: readonly (number | null)[];
      readonly design: DesignEffect;
      /** Places of cells that should be merged with a neighbour first: too few participants, or a weight out of bounds. */
      readonly mergeFirst: readonly number[];
    }
  | {
      readonly refused: "nobody-took-part" | "cells-without-participants";
      /** Places of the cells where people live and nobody took part. */
      readonly cells: readonly number[];
    };

/**
 * Post-stratification weights (N_k/N)/(n_k/n). Refuses when a group that exists has no participants: no weight can speak for them.
 * Source: Bethlehem, Cobben & Schouten 2011, ch. 8; Holt & Smith 1979.
 */
export function postStratify(cells: readonly Cell[], limits = postStratificationLimits): PostStratification {
  const all = total(cells);
  const silent = places(cells, (cell) => cell.population > 0 && cell.participants === 0);
  if (all.participants === 0) return { refused: "nobody-took-part", cells: silent };
  if (silent.length > 0) return { refused: "cells-without-participants", cells: silent };
  const weights = cells.map((cell) => (cell.population === 0 ? null : weightOf(cell, all)));
  const design = designEffect(cells.map((cell, at) => ({ count: cell.participants, weight: weights[at] ?? 0 })))!;
  const mergeFirst = places(cells, (cell, at) => {
    const weight = weights[at];
    if (weight === null || weight === undefined) return false;
    return cell.participants < limits.fewest || weight < limits.lightest || weight > limits.heaviest;
  });
  return { weights, design, mergeFirst };
}

function weightOf(cell: Cell, all: Cell): number {
  return (cell.population * all.participants) / (all.population * cell.participants);
}

function places(cells: readonly Cell[], holds: (cell: Cell, at: number) => boolean): readonly number[] {
  return cells.flatMap((cell, at) => (holds(cell, at) ? [at] : []));
}
