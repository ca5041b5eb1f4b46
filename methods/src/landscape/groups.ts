import type { Axes } from "./components.ts";
import { kMeans, type Points } from "./k-means.ts";
import { distanceBetween, silhouette } from "./silhouette.ts";

const mostBaseClusters = 100;
const baseRounds = 100;
const groupRounds = 20;
const mostGroups = 5;
const baseClustersPerGroup = 12;

/** People on (nearly) the same place of the map, taken together; numbered by the first of them. */
export interface BaseClusters {
  /** Participants of each base cluster, ascending. */
  readonly members: readonly (readonly number[])[];
  readonly centers: Points;
}

/** One division of the base clusters into groups. */
export interface Grouping {
  /** Group of each base cluster, from 0. */
  readonly groupOf: Int32Array;
  readonly centers: Points;
  /** How clear the division is, −1 … 1; undefined when only one group came out. */
  readonly silhouette: number | undefined;
}

/** Base clusters with every division that was tried, by number of groups, and the clearest of them. */
export interface Groups {
  readonly base: BaseClusters;
  readonly groupings: ReadonlyMap<number, Grouping>;
  /** Number of groups that was chosen; undefined when there are not two different places on the map. */
  readonly chosen: number | undefined;
}

/**
 * Opinion groups from scratch: up to 100 base clusters of the people who are in, then k-means on their centers (weighted by members)
 * for k = 2 up to min(5, 2 + ⌊base clusters / 12⌋); the k with the highest silhouette is chosen, the larger one on a tie.
 *
 * `inside`: participants who are in, ascending. Source: docs/methods/landscape.md §5.
 */
export function opinionGroups(positions: Axes, inside: Int32Array): Groups {
  const base = baseClusters(positions, inside);
  const count = base.members.length;
  const groupings = new Map<number, Grouping>();
  let chosen: number | undefined;
  let best = Number.NEGATIVE_INFINITY;
  if (count < 2) return { base, groupings, chosen };
  for (let k = 2; k <= Math.min(mostGroups, 2 + Math.floor(count / baseClustersPerGroup)); k++) {
    const grouping = divide(base, k);
    groupings.set(k, grouping);
    if (grouping.silhouette === undefined || grouping.silhouette < best) continue;
    best = grouping.silhouette;
    chosen = k;
  }
  return { base, groupings, chosen };
}

/** Takes people on the same place together; with more than 100 places, people near each other. */
function baseClusters([xs, ys]: Axes, inside: Int32Array): BaseClusters {
  const points: Points = {
    x: Float64Array.from(inside, (person) => xs[person]!),
    y: Float64Array.from(inside, (person) => ys[person]!),
  };
  const { centers, of } = kMeans(points, mostBaseClusters, baseRounds);
  const members = Array.from({ length: centers.x.length }, (): number[] => []);
  for (const [place, person] of inside.entries()) members[of[place]!]!.push(person);
  return { members, centers };
}

/** One division of base clusters in (at most) k groups. */
function divide({ members, centers }: BaseClusters, k: number): Grouping {
  const weights = members.map((people) => people.length);
  const { centers: groupCenters, of } = kMeans(centers, k, groupRounds, weights);
  return { groupOf: of, centers: groupCenters, silhouette: silhouette(distanceBetween(centers), of) };
}

/** Group of each participant, −1 for who is in none. */
export function groupOfParticipants(
  participants: number,
  base: BaseClusters,
  grouping: Grouping | undefined,
): Int32Array {
  const of = new Int32Array(participants).fill(-1);
  if (!grouping) return of;
  for (const [place, people] of base.members.entries())
    for (const person of people) of[person] = grouping.groupOf[place]!;
  return of;
}
