import { leadingVectors, type PairOperator } from "./leading-vectors.ts";
import { votesPerParticipant, type VoteMatrix } from "./votes.ts";

/** Two numbers per statement, one for each axis of the map. */
export type Axes = readonly [Float64Array, Float64Array];

/** The two directions in which participants differ most. Arrays have a place for every statement; 0 where it has no votes. */
export interface Components {
  /** Mean vote per statement, between −1 and 1; 0 for hidden statements. */
  readonly center: Float64Array;
  /** Vectors of length 1, perpendicular; all zeros when there is no (second) direction. */
  readonly axes: Axes;
  /** Variance of the filled votes along each axis (divided by participants − 1). */
  readonly variances: readonly [number, number];
}

/**
 * Principal components of the vote matrix in which a missing vote is filled with the mean of its statement. Filled cells vanish when
 * the mean is taken off, so only votes that were cast take part in the sums.
 *
 * The sign of an axis is free. It is turned to the side of `towards` (an earlier result of the same dialogue, so that the map does not
 * flip), else so that its largest loading is positive.
 *
 * Source: docs/methods/landscape.md §3.
 */
export function components(matrix: VoteMatrix, towards?: Axes): Components {
  const { statements } = matrix;
  const center = new Float64Array(statements);
  const visible = visibleColumns(matrix);
  const voters = votesPerParticipant(matrix).reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (matrix.columnCount === 1) {
    const only = Float64Array.from(visible);
    return { center, axes: [turned(only, towards?.[0]), new Float64Array(statements)], variances: [0, 0] };
  }
  if (voters > 1) means(matrix, center);
  const { values, vectors } = leadingVectors(covariance(matrix, center), startVectors(visible));
  const variance = (value: number): number => value / Math.max(voters - 1, 1);
  return {
    center,
    axes: [turned(vectors[0], towards?.[0]), turned(vectors[1], towards?.[1])],
    variances: [variance(values[0]), variance(values[1])],
  };
}

function visibleColumns(matrix: VoteMatrix): Uint8Array {
  return matrix.present.map((there, column) => (there === 1 && matrix.hidden[column] === 0 ? 1 : 0));
}

function means({ columns, values, hidden }: VoteMatrix, center: Float64Array): void {
  const counts = new Int32Array(center.length);
  for (let cell = 0; cell < columns.length; cell++) {
    center[columns[cell]!]! += values[cell]!;
    counts[columns[cell]!]!++;
  }
  for (let column = 0; column < center.length; column++)
    center[column] = hidden[column] === 1 || counts[column] === 0 ? 0 : center[column]! / counts[column]!;
}

/**
 * v ↦ ZᵀZ v for the centred votes Z, in one pass over the votes. A vote is looked up in a table by statement and value, so that the
 * pass does not multiply: first the place of a participant along v, then that place added to the votes it came from.
 */
function covariance(matrix: VoteMatrix, center: Float64Array): PairOperator {
  const { participants, statements, offsets } = matrix;
  const codes = voteCodes(matrix);
  const weights = new Float64Array(6 * statements);
  const sums = new Float64Array(6 * statements);
  return (first, second) => {
    voteWeights(matrix, center, [first, second], weights);
    sums.fill(0);
    for (let row = 0; row < participants; row++) {
      let x = 0;
      let y = 0;
      const end = offsets[row + 1]!;
      for (let cell = offsets[row]!; cell < end; cell++) {
        const code = codes[cell]!;
        x += weights[code]!;
        y += weights[code + 1]!;
      }
      for (let cell = offsets[row]!; cell < end; cell++) {
        const code = codes[cell]!;
        sums[code]! += x;
        sums[code + 1]! += y;
      }
    }
    return [gather(matrix, center, sums, 0), gather(matrix, center, sums, 1)];
  };
}

/** Place of each vote in a table with three values of two numbers per statement. */
export function voteCodes({ columns, values, statements }: VoteMatrix): Uint16Array | Int32Array {
  const codes = 6 * statements < 65_536 ? new Uint16Array(columns.length) : new Int32Array(columns.length);
  for (let cell = 0; cell < columns.length; cell++) codes[cell] = 6 * columns[cell]! + 2 * (values[cell]! + 1);
  return codes;
}

/** Fills a table in which each vote finds its share of the two axes: (vote − center)·axis; zero for hidden statements. */
export function voteWeights(
  { statements, hidden }: VoteMatrix,
  center: Float64Array,
  axes: Axes,
  weights: Float64Array,
): void {
  for (let column = 0; column < statements; column++) {
    for (let value = -1; value <= 1; value++) {
      const place = 6 * column + 2 * (value + 1);
      const distance = hidden[column] === 1 ? 0 : value - center[column]!;
      weights[place] = distance * axes[0][column]!;
      weights[place + 1] = distance * axes[1][column]!;
    }
  }
}

function gather(
  { statements, hidden }: VoteMatrix,
  center: Float64Array,
  sums: Float64Array,
  axis: 0 | 1,
): Float64Array {
  const answer = new Float64Array(statements);
  for (let column = 0; column < statements; column++) {
    if (hidden[column] === 1) continue;
    const place = 6 * column + axis;
    const mean = center[column]!;
    answer[column] = sums[place + 4]! * (1 - mean) - sums[place + 2]! * mean - sums[place]! * (1 + mean);
  }
  return answer;
}

/** Two fixed vectors without any pattern, zero where a statement is not visible. */
function startVectors(visible: Uint8Array): Axes {
  let state = 0x2545f491;
  const next = (there: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return there === 1 ? state / 0x80000000 : 0;
  };
  return [Float64Array.from(visible, next), Float64Array.from(visible, next)];
}

function turned(axis: Float64Array, towards?: Float64Array): Float64Array {
  const along = towards ? axis.reduce((sum, loading, column) => sum + loading * (towards[column] ?? 0), 0) : 0;
  const side = along === 0 ? largestLoading(axis) : along;
  return side < 0 ? axis.map((loading) => (loading === 0 ? 0 : -loading)) : axis;
}

/** The first loading that is (but for rounding) the largest in size. */
function largestLoading(axis: Float64Array): number {
  const largest = axis.reduce((most, loading) => Math.max(most, Math.abs(loading)), 0);
  return axis.find((loading) => Math.abs(loading) >= largest * (1 - 1e-9)) ?? 0;
}
