/** Points in the plane, as two columns of equal length. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Clusters with at least one member, numbered from 0. */
export interface Clusters {
  readonly centers: Points;
  /** Cluster of each point. */
  readonly of: Int32Array;
}

/** Centers that all moved less than this have come to rest. */
const atRest = 0.01;

/**
 * K-means as Pol.is runs it from scratch: the first k different points, in the given order, are the first centers; a point goes to the
 * nearest center (the lowest number when equally near); centers are weighted means; empty clusters are dropped. It ends when no center
 * moved 0.01 or more, or after `rounds`. With fewer different points than k there are as many clusters as different points.
 *
 * Source: docs/methods/landscape.md §5. `weights` are above zero, one per point; without them all weigh the same.
 */
export function kMeans(points: Points, k: number, rounds: number, weights?: ArrayLike<number>): Clusters {
  let centers = firstDifferent(points, k);
  const of = new Int32Array(points.x.length);
  let near = neighbours(centers);
  for (let round = 0; round < rounds && centers.x.length > 0; round++) {
    toNearest(points, centers, near, of);
    const moved = means(points, of, centers.x.length, weights);
    const rest = hardlyMoved(centers, moved.centers);
    const dropped = moved.centers.x.length < centers.x.length;
    centers = moved.centers;
    if (dropped) for (let point = 0; point < of.length; point++) of[point] = moved.renumbered[of[point]!]!;
    if (rest) break;
    near = neighbours(centers, dropped ? undefined : near);
  }
  return { centers, of };
}

function firstDifferent({ x, y }: Points, k: number): Points {
  const found: number[] = [];
  const seen = new Map<number, Set<number>>();
  for (let point = 0; point < x.length && found.length < k; point++) {
    const column = seen.get(x[point]!) ?? new Set();
    if (column.has(y[point]!)) continue;
    seen.set(x[point]!, column.add(y[point]!));
    found.push(point);
  }
  return { x: Float64Array.from(found, (point) => x[point]!), y: Float64Array.from(found, (point) => y[point]!) };
}

/** For each center (a row of k), all centers from near to far, with their distances. */
interface Neighbours {
  readonly order: Int32Array;
  readonly distances: Float64Array;
}

/** Sorted by insertion, because after a round the order has hardly changed. */
function neighbours({ x, y }: Points, before?: Neighbours): Neighbours {
  const k = x.length;
  const order = before?.order ?? Int32Array.from({ length: k * k }, (_, place) => place % k);
  const distances = new Float64Array(k * k);
  for (let center = 0; center < k; center++) {
    const start = center * k;
    for (let place = start; place < start + k; place++) {
      const other = order[place]!;
      const distance = Math.sqrt((x[center]! - x[other]!) ** 2 + (y[center]! - y[other]!) ** 2);
      let hole = place;
      for (; hole > start && distances[hole - 1]! > distance; hole--) {
        distances[hole] = distances[hole - 1]!;
        order[hole] = order[hole - 1]!;
      }
      distances[hole] = distance;
      order[hole] = other;
    }
  }
  return { order, distances };
}

/**
 * Puts every point with its nearest center, the lowest number when equally near. Starts at the center it was with and looks at that
 * center's neighbours only as far as the triangle inequality leaves a chance; the outcome is that of looking at all.
 */
function toNearest({ x, y }: Points, centers: Points, { order, distances }: Neighbours, of: Int32Array): void {
  const k = centers.x.length;
  for (let point = 0; point < of.length; point++) {
    const from = of[point]!;
    const px = x[point]!;
    const py = y[point]!;
    let best = from;
    let least = (px - centers.x[from]!) ** 2 + (py - centers.y[from]!) ** 2;
    const own = Math.sqrt(least);
    // A little wider than exact, so that rounding never hides an equally near center.
    let reach = 2.000001 * own;
    for (let place = from * k; place < from * k + k && distances[place]! <= reach; place++) {
      const center = order[place]!;
      const distance = (px - centers.x[center]!) ** 2 + (py - centers.y[center]!) ** 2;
      if (distance > least || (distance === least && center >= best)) continue;
      least = distance;
      best = center;
      reach = 1.000001 * (own + Math.sqrt(least));
    }
    of[point] = best;
  }
}

function means(
  { x, y }: Points,
  of: Int32Array,
  clusters: number,
  weights?: ArrayLike<number>,
): { centers: Points; renumbered: Int32Array } {
  const [sx, sy, mass] = [new Float64Array(clusters), new Float64Array(clusters), new Float64Array(clusters)];
  for (let point = 0; point < x.length; point++) {
    const weight = weights?.[point] ?? 1;
    const cluster = of[point]!;
    sx[cluster]! += weight * x[point]!;
    sy[cluster]! += weight * y[point]!;
    mass[cluster]! += weight;
  }
  const kept = [...mass.keys()].filter((cluster) => mass[cluster]! > 0);
  const renumbered = new Int32Array(clusters).fill(-1);
  for (const [place, cluster] of kept.entries()) renumbered[cluster] = place;
  const mean = (sums: Float64Array): Float64Array =>
    Float64Array.from(kept, (cluster) => sums[cluster]! / mass[cluster]!);
  return { centers: { x: mean(sx), y: mean(sy) }, renumbered };
}

/** Compares centers after sorting them, as Pol.is does, so that numbers do not matter. */
function hardlyMoved(before: Points, after: Points): boolean {
  if (before.x.length !== after.x.length) return false;
  const [old, now] = [sorted(before), sorted(after)];
  return old.every(([x, y], place) => Math.hypot(x - now[place]![0], y - now[place]![1]) < atRest);
}

function sorted({ x, y }: Points): (readonly [number, number])[] {
  return Array.from(x, (value, place) => [value, y[place]!] as const).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}
