import { probability, shareTest, significant } from "./probabilities.ts";
import type { Tallies } from "./tallies.ts";

const mostPerSide = 5;

/** A statement on which a clear majority of everybody who voted goes one way. */
export interface Majority {
  readonly statement: number;
  readonly successes: number;
  readonly trials: number;
  readonly probability: number;
  readonly probabilityTest: number;
}

/**
 * Majority opinions among everybody who voted, grouped or not: at most five statements most agree with and five most disagree with,
 * each share significantly above one half; the clearest first, in the order of `shown` when equally clear.
 *
 * Source: docs/methods/landscape.md §8.
 */
export function majorityOpinions(
  all: Tallies,
  shown: Int32Array,
): { agree: readonly Majority[]; disagree: readonly Majority[] } {
  return { agree: majorities(all.agree, all.seen, shown), disagree: majorities(all.disagree, all.seen, shown) };
}

function majorities(successes: Int32Array, trials: Int32Array, shown: Int32Array): readonly Majority[] {
  const clear: Majority[] = [];
  for (const statement of shown) {
    const [s, n] = [successes[statement]!, trials[statement]!];
    const majority = {
      statement,
      successes: s,
      trials: n,
      probability: probability(s, n),
      probabilityTest: shareTest(s, n),
    };
    if (majority.probability > 0.5 && majority.probabilityTest > significant) clear.push(majority);
  }
  const weight = (one: Majority): number => one.probability * one.probabilityTest;
  return clear.toSorted((a, b) => weight(b) - weight(a)).slice(0, mostPerSide);
}

/** Per statement the product over the groups of the probability to agree, and the same for disagree; each between 0 and 1. */
export interface GroupInformedConsensus {
  readonly agree: Float64Array;
  readonly disagree: Float64Array;
}

/**
 * Group-informed consensus: high only where every group agrees, however small. Compare within one result only: more groups give a
 * smaller product. A group that hardly voted brings its factor near ½; groups of which fewer than `smallest` members voted on a
 * statement are left out of its product when `smallest` is given (Pol.is leaves out nobody).
 *
 * Source: docs/methods/landscape.md §8.
 */
export function groupInformedConsensus(
  groups: readonly Tallies[],
  statements: number,
  smallest = 0,
): GroupInformedConsensus {
  const agree = new Float64Array(statements).fill(1);
  const disagree = new Float64Array(statements).fill(1);
  for (const group of groups) {
    for (let statement = 0; statement < statements; statement++) {
      const seen = group.seen[statement]!;
      if (seen < smallest) continue;
      agree[statement]! *= probability(group.agree[statement]!, seen);
      disagree[statement]! *= probability(group.disagree[statement]!, seen);
    }
  }
  return { agree, disagree };
}
