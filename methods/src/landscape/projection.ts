import { voteCodes, voteWeights, type Axes, type Components } from "./components.ts";
import type { VoteMatrix } from "./votes.ts";

/**
 * Where participants stand on the map: x and y per participant, (0, 0) for who has no votes. Few votes are stretched by √(C/n), so
 * that people who voted little do not all end up in the middle; a hidden statement counts as voted on by everyone.
 *
 * Source: docs/methods/landscape.md §4.
 */
export function projectParticipants(matrix: VoteMatrix, { center, axes }: Components): Axes {
  const { participants, statements, offsets, columnCount, hidden, columns } = matrix;
  const codes = voteCodes(matrix);
  const weights = new Float64Array(6 * statements);
  voteWeights(matrix, center, axes, weights);
  const hiddenCount = hidden.reduce((sum, out, column) => sum + (out === 1 ? matrix.present[column]! : 0), 0);
  const [xs, ys] = [new Float64Array(participants), new Float64Array(participants)];
  for (let row = 0; row < participants; row++) {
    let x = 0;
    let y = 0;
    let seen = hiddenCount;
    for (let cell = offsets[row]!; cell < offsets[row + 1]!; cell++) {
      x += weights[codes[cell]!]!;
      y += weights[codes[cell]! + 1]!;
      if (hidden[columns[cell]!] === 0) seen++;
    }
    const stretch = Math.sqrt(columnCount / Math.max(seen, 1));
    xs[row] = stretch * x;
    ys[row] = stretch * y;
  }
  return [xs, ys];
}

/** Statements on the map: where someone stands who only agreed with that statement. */
export interface StatementPositions {
  readonly positions: Axes;
  /** Distance to the middle: how strongly a statement tells people apart. */
  readonly extremity: Float64Array;
}

/** Source: docs/methods/landscape.md §4. */
export function projectStatements(matrix: VoteMatrix, { center, axes }: Components): StatementPositions {
  const stretch = Math.sqrt(matrix.columnCount);
  const along = (axis: Float64Array): Float64Array =>
    axis.map((loading, column) => stretch * (1 - center[column]!) * loading);
  const positions: Axes = [along(axes[0]), along(axes[1])];
  return { positions, extremity: positions[0].map((x, column) => Math.hypot(x, positions[1][column]!)) };
}
