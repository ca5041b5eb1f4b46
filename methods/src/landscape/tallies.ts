import type { Tally } from "./probabilities.ts";
import type { VoteMatrix } from "./votes.ts";

/** Counts per statement of one set of people. */
export interface Tallies {
  readonly agree: Int32Array;
  readonly disagree: Int32Array;
  /** All votes, passes included. */
  readonly seen: Int32Array;
}

/**
 * Raw counts per statement for each set of people: `setOf` names the set of each participant, −1 for none. Hidden statements are counted
 * like any other.
 */
export function talliesOf(matrix: VoteMatrix, setOf: ArrayLike<number>, sets: number): readonly Tallies[] {
  const all = Array.from({ length: sets }, () => emptyTallies(matrix.statements));
  for (let row = 0; row < matrix.participants; row++) {
    const tallies = all[setOf[row]!];
    if (!tallies) continue;
    for (let cell = matrix.offsets[row]!; cell < matrix.offsets[row + 1]!; cell++) {
      const column = matrix.columns[cell]!;
      const value = matrix.values[cell]!;
      tallies.seen[column]!++;
      if (value > 0) tallies.agree[column]!++;
      if (value < 0) tallies.disagree[column]!++;
    }
  }
  return all;
}

/** Counts per statement of everybody who voted. */
export function talliesOfAll(matrix: VoteMatrix): Tallies {
  return talliesOf(matrix, new Int32Array(matrix.participants), 1)[0]!;
}

/** Counts of several sets of people together. */
export function sumOfTallies(sets: readonly Tallies[], statements: number): Tallies {
  const sum = emptyTallies(statements);
  for (const tallies of sets) {
    for (let column = 0; column < statements; column++) {
      sum.agree[column]! += tallies.agree[column]!;
      sum.disagree[column]! += tallies.disagree[column]!;
      sum.seen[column]! += tallies.seen[column]!;
    }
  }
  return sum;
}

/** Counts of one statement. */
export function tallyAt(tallies: Tallies, statement: number): Tally {
  return {
    agree: tallies.agree[statement]!,
    disagree: tallies.disagree[statement]!,
    seen: tallies.seen[statement]!,
  };
}

function emptyTallies(statements: number): Tallies {
  return {
    agree: new Int32Array(statements),
    disagree: new Int32Array(statements),
    seen: new Int32Array(statements),
  };
}
