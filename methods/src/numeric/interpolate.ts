/** The value at place `t` (0 … 1) between `from` and `to`. */
export function between(from: number, to: number, t: number): number {
  return t === 1 ? to : from + (to - from) * t;
}

/**
 * The quantile p (0 … 1) of numbers in rising order, by straight lines between them (Hyndman & Fan 1996, type 7).
 * NaN for an empty list.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const below = Math.floor(place);
  const low = sorted[below] as number;
  return between(low, sorted[Math.min(below + 1, sorted.length - 1)] as number, place - below);
}

/** The y at x on the broken line through points with rising x; outside the points the nearest end. NaN without points. */
export function interpolate(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const after = points.findIndex(([place]) => place >= x);
  if (after === 0) return points[0]![1];
  if (after === -1) return points.at(-1)?.[1] ?? Number.NaN;
  const [[x0, y0], [x1, y1]] = [points[after - 1]!, points[after]!];
  return between(y0, y1, (x - x0) / (x1 - x0));
}
