/** How to turn a continuous distribution function around. */
export interface Inversion {
  /** Distribution function minus the wanted probability: rises (or falls) through zero. */
  readonly excess: (x: number) => number;
  /** Derivative of `excess`. */
  readonly slope: (x: number) => number;
  readonly low: number;
  readonly high: number;
  readonly start: number;
}

/**
 * The x between `low` and `high` where a monotone `excess` is zero: Newton's step, and halving where that step leaves the bracket.
 * Exact to a few units in the last digits of a double.
 */
export function invert({ excess, slope, low, high, start }: Inversion): number {
  let [left, right] = [low, high];
  const rising = excess(high) > excess(low);
  let x = start > low && start < high ? start : (low + high) / 2;
  for (let round = 0; round < 200; round++) {
    const gap = excess(x);
    if (gap === 0) return x;
    if (gap > 0 === rising) right = x;
    else left = x;
    const newton = x - gap / slope(x);
    const next = newton > left && newton < right ? newton : (left + right) / 2;
    if (Math.abs(next - x) <= 4e-16 * Math.abs(next) || next === x) return next;
    x = next;
  }
  return x;
}
