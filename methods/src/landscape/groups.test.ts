import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedRand } from "./agreement.ts";
import { groupOfParticipants, opinionGroups } from "./groups.ts";
import { kMeans, type Points } from "./k-means.ts";
import { silhouette } from "./silhouette.ts";

type Place = readonly [number, number];

function pointsOf(places: readonly Place[]): Points {
  return { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y) };
}

const place = tuple(integer({ min: -6, max: 6 }), integer({ min: -6, max: 6 }));

describe("k-means", () => {
  it("begins with the first different points and ends at the means", () => {
    const places: Place[] = [
      [0, 0],
      [0, 0],
      [10, 0],
      [1, 0],
      [11, 0],
    ];
    const { centers, of } = kMeans(pointsOf(places), 2, 20);
    expect([...of]).toEqual([0, 0, 1, 0, 1]);
    expect([...centers.x]).toEqual([1 / 3, 10.5]);
  });

  it("gives as many clusters as different points when there are fewer than k", () => {
    const places: Place[] = [
      [1, 1],
      [2, 2],
      [1, 1],
    ];
    expect([...kMeans(pointsOf(places), 5, 20).of]).toEqual([0, 1, 0]);
    expect(kMeans(pointsOf([]), 5, 20).centers.x.length).toBe(0);
  });

  it("puts a point between two centers with the lowest number", () => {
    const places: Place[] = [
      [2, 0],
      [0, 0],
      [1, 0],
    ];
    expect([...kMeans(pointsOf(places), 2, 1).of]).toEqual([0, 1, 0]);
  });

  it("with weights equals k-means on repeated points", () => {
    assert(
      property(
        array(tuple(place, integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 25 }),
        integer({ min: 1, max: 5 }),
        (weighed, k) => {
          const once = kMeans(
            pointsOf(weighed.map(([at]) => at)),
            k,
            20,
            weighed.map(([, weight]) => weight),
          );
          const repeated = weighed.flatMap(([at, weight]) => Array.from({ length: weight }, () => at));
          const many = kMeans(pointsOf(repeated), k, 20);
          expect(weighed.flatMap(([, weight], point) => Array.from({ length: weight }, () => once.of[point]))).toEqual([
            ...many.of,
          ]);
        },
      ),
    );
  });

  it("equals looking at every center, ties included", () => {
    assert(
      property(
        array(place, { minLength: 1, maxLength: 80 }),
        integer({ min: 1, max: 20 }),
        integer({ min: 1, max: 20 }),
        (places, k, rounds) => {
          const quick = kMeans(pointsOf(places), k, rounds);
          const slow = plainKMeans(places, k, rounds);
          expect([...quick.of]).toEqual(slow.of);
          expect([...quick.centers.x]).toEqual(slow.centers.map(([x]) => x));
        },
      ),
    );
  });
});

/** K-means in the plainest way. */
function plainKMeans(places: readonly Place[], k: number, rounds: number): { of: number[]; centers: Place[] } {
  const different = [...new Map(places.map((at) => [at.join(), at])).values()];
  let centers = different.slice(0, k);
  let of: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const near = places.map(([x, y]) => {
      const distances = centers.map(([cx, cy]) => (x - cx) ** 2 + (y - cy) ** 2);
      return distances.indexOf(Math.min(...distances));
    });
    const kept = centers.map((_, cluster) => cluster).filter((cluster) => near.includes(cluster));
    const next = kept.map((cluster): Place => {
      const own = places.filter((_, point) => near[point] === cluster);
      return [own.reduce((sum, [x]) => sum + x, 0) / own.length, own.reduce((sum, [, y]) => sum + y, 0) / own.length];
    });
    const bySize = (a: Place, b: Place): number => a[0] - b[0] || a[1] - b[1];
    const [old, now] = [centers.toSorted(bySize), next.toSorted(bySize)];
    of = near.map((cluster) => kept.indexOf(cluster));
    centers = next;
    if (old.length === now.length && old.every(([x, y], at) => Math.hypot(x - now[at]![0], y - now[at]![1]) < 0.01))
      break;
  }
  return { of, centers };
}

describe("silhouette", () => {
  const distances = [
    [0, 1, 3, 4],
    [1, 0, 3, 4],
    [3, 3, 0, 2],
    [4, 4, 2, 0],
  ];
  const between = (a: number, b: number): number => distances[a]![b]!;

  it("is the mean that Pol.is' tests write down", () => {
    expect(silhouette(between, [0, 0, 1, 1])).toBeCloseTo((5 / 7 + 5 / 7 + 1 / 3 + 1 / 2) / 4, 14);
  });

  it("counts a point alone as 0", () => {
    // a and b: (4 − 1)/4 and (4 − 1)/4, the third alone.
    expect(silhouette((a, b) => distances[[0, 1, 3][a]!]![[0, 1, 3][b]!]!, [0, 0, 1])).toBeCloseTo(
      (0.75 + 0.75 + 0) / 3,
      12,
    );
  });

  it("is undefined with one cluster, and 0 for equal points in two", () => {
    expect(silhouette(between, [0, 0, 0, 0])).toBeUndefined();
    expect(silhouette(() => 0, [0, 0, 1, 1])).toBe(0);
  });
});

describe("opinion groups", () => {
  const camps = (sizes: readonly number[]): Place[] =>
    sizes.flatMap((size, camp) =>
      Array.from({ length: size }, (_, k): Place => [10 * camp + k * 0.01, 10 * (camp % 2)]),
    );

  it("find two camps, and put everybody in one", () => {
    const { x, y } = pointsOf(camps([6, 5]));
    const groups = opinionGroups([x, y], Int32Array.from(x.keys()));
    const grouping = groups.groupings.get(groups.chosen!)!;
    expect(groups.chosen).toBe(2);
    expect([...groupOfParticipants(12, groups.base, grouping)]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1]);
  });

  it("try at most 2 + a group per twelve base clusters, and at most five", () => {
    const tried = (people: number): number[] => {
      const { x, y } = pointsOf(camps([people]));
      return [...opinionGroups([x, y], Int32Array.from(x.keys())).groupings.keys()];
    };
    expect([tried(11), tried(12), tried(24), tried(400)]).toEqual([[2], [2, 3], [2, 3, 4], [2, 3, 4, 5]]);
  });

  it("take people on one place together, and leave out who is not in", () => {
    const { x, y } = pointsOf([
      [1, 1],
      [2, 2],
      [1, 1],
      [9, 9],
    ]);
    const { base } = opinionGroups([x, y], Int32Array.of(0, 1, 2));
    expect(base.members).toEqual([[0, 2], [1]]);
  });

  it("are none on one place", () => {
    const { x, y } = pointsOf([
      [1, 1],
      [1, 1],
    ]);
    expect(opinionGroups([x, y], Int32Array.of(0, 1)).chosen).toBeUndefined();
    expect(opinionGroups([x, y], new Int32Array()).chosen).toBeUndefined();
  });
});

describe("agreement of two divisions", () => {
  it("is 1 for the same division under other numbers, and what Hubert and Arabie's formula gives", () => {
    expect(adjustedRand([0, 0, 1, 1], [5, 5, 3, 3])).toBe(1);
    // Pairs together: 1 in both, 2 and 3 apart; expected 2·3/10 = 0.6; (1 − 0.6)/(2.5 − 0.6).
    expect(adjustedRand([0, 0, 1, 1, 2], [0, 0, 0, 1, 2])).toBeCloseTo(0.4 / 1.9, 12);
    expect(() => adjustedRand([0], [0, 1])).toThrow(RangeError);
  });
});
