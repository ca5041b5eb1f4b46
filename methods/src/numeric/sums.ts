/** Sum of numbers with the lost digits carried along (Neumaier 1974), so that the order of areas does not matter to what we publish. */
export function sum(values: Iterable<number>): number {
  let [total, lost] = [0, 0];
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** A straight line through points, fitted by weighted least squares. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Standard error of the slope when every weight is 1/variance. */
  readonly slopeError: number;
}

/**
 * Weighted least squares of y on x. Lists of equal length, weights > 0, at least two different x.
 * Centred on the weighted mean, which keeps digits that the textbook sums lose.
 */
export function weightedLine(x: readonly number[], y: readonly number[], weights: readonly number[]): Line {
  const total = sum(weights);
  const meanX = sum(x.map((value, place) => value * weights[place]!)) / total;
  const meanY = sum(y.map((value, place) => value * weights[place]!)) / total;
  const spread = sum(x.map((value, place) => weights[place]! * (value - meanX) ** 2));
  const slope = sum(x.map((value, place) => weights[place]! * (value - meanX) * (y[place]! - meanY))) / spread;
  return { slope, intercept: meanY - slope * meanX, slopeError: 1 / Math.sqrt(spread) };
}
