import type { Points } from "./k-means.ts";

/**
 * How well points sit in their clusters: the plain mean of (b − a)/max(a, b), where a is a point's mean distance to its own cluster and
 * b the smallest mean distance to another. Between −1 and 1. A point alone in its cluster counts as 0; with one cluster the answer is
 * undefined, because there is nothing to compare with.
 *
 * Source: Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53–65; docs/methods/landscape.md §5.
 */
export function silhouette(distance: (a: number, b: number) => number, of: ArrayLike<number>): number | undefined {
  const clusters = Array.from(of).reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  if (clusters < 2) return undefined;
  const sizes = new Int32Array(clusters);
  for (let point = 0; point < of.length; point++) sizes[of[point]!]!++;
  let total = 0;
  for (let point = 0; point < of.length; point++) {
    const own = of[point]!;
    if (sizes[own] === 1) continue;
    const sums = new Float64Array(clusters);
    for (let other = 0; other < of.length; other++) sums[of[other]!]! += distance(point, other);
    const near = sums[own]! / (sizes[own]! - 1);
    const next = sums.reduce(
      (least, sum, cluster) => (cluster === own ? least : Math.min(least, sum / sizes[cluster]!)),
      Number.POSITIVE_INFINITY,
    );
    // Two equal points in different clusters have nothing between them.
    if (near > 0 || next > 0) total += (next - near) / Math.max(near, next);
  }
  return total / of.length;
}

/** Straight distance between two of the points. */
export function distanceBetween({ x, y }: Points): (a: number, b: number) => number {
  return (a, b) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
}
