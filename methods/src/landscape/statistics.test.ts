import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { groupInformedConsensus, majorityOpinions } from "./consensus.ts";
import { priorities, priority } from "./priorities.ts";
import { probability, shareTest, twoSharesTest } from "./probabilities.ts";
import { representativeStatements } from "./representative.ts";
import type { Tallies } from "./tallies.ts";

/** Counts per statement: [agree, disagree, seen]. */
function tallies(...statements: readonly (readonly [number, number, number])[]): Tallies {
  const column = (place: 0 | 1 | 2): Int32Array => Int32Array.from(statements, (counts) => counts[place]);
  return { agree: column(0), disagree: column(1), seen: column(2) };
}

describe("probabilities and tests", () => {
  it("are those worked out by hand", () => {
    expect(probability(3, 4)).toBeCloseTo(4 / 6, 14);
    expect(probability(0, 0)).toBe(0.5);
    // 2·√9·(8/9 − 1/2)
    expect(shareTest(7, 8)).toBeCloseTo(6 * (8 / 9 - 0.5), 14);
    expect(twoSharesTest(15, 56, 24, 71)).toBeCloseTo(-1.518, 2);
    expect(twoSharesTest(5, 3, 5, 3)).toBe(0);
  });

  it("turn their sign when the two sets change places", () => {
    const count = integer({ min: 0, max: 200 });
    assert(
      property(count, count, count, count, (s1, s2, more1, more2) => {
        const there = twoSharesTest(s1, s2, s1 + more1, s2 + more2);
        expect(twoSharesTest(s2, s1, s2 + more2, s1 + more1)).toBeCloseTo(-there, 10);
      }),
    );
  });
});

describe("representative statements", () => {
  const everything = (count: number): Int32Array => Int32Array.from({ length: count }, (_, k) => k);

  it("put the clearest agree in front and disagrees last, and pass over what is not significant", () => {
    const own = tallies([10, 0, 10], [0, 10, 10], [5, 5, 10], [9, 0, 10]);
    const other = tallies([0, 10, 10], [10, 0, 10], [5, 5, 10], [1, 9, 10]);
    const [first] = representativeStatements([own, other], everything(4));
    expect(first!.map((one) => [one.statement, one.direction, one.bestAgree])).toEqual([
      [0, "agree", 10],
      [3, "agree", undefined],
      [1, "disagree", undefined],
    ]);
    const clearest = first![0]!;
    expect(clearest.probability).toBeCloseTo(11 / 12, 14);
    expect(clearest.ratio).toBeCloseTo(11 / 12 / (1 / 12), 12);
    expect(clearest.probabilityTest).toBeCloseTo(shareTest(10, 10), 14);
    expect(clearest.ratioTest).toBeCloseTo(twoSharesTest(10, 0, 10, 10), 14);
    expect([clearest.successes, clearest.trials]).toEqual([10, 10]);
  });

  it("give at most five", () => {
    const own = tallies(...Array.from({ length: 9 }, () => [10, 0, 10] as const));
    const other = tallies(...Array.from({ length: 9 }, () => [0, 10, 10] as const));
    expect(representativeStatements([own, other], everything(9)).map((one) => one.length)).toEqual([5, 5]);
  });

  it("give the best there is when nothing is significant", () => {
    // Two of three agree, against one of three: more probable than elsewhere, but not significant.
    const [first, second] = representativeStatements(
      [tallies([1, 1, 3], [2, 1, 3]), tallies([1, 1, 3], [1, 2, 3])],
      everything(2),
    );
    expect(first!.map((one) => [one.statement, one.direction, one.bestAgree])).toEqual([[1, "agree", 2]]);
    // Nothing to agree with: the statement the others disagree with less stands alone.
    expect(second!.map((one) => [one.statement, one.direction, one.bestAgree])).toEqual([[1, "disagree", undefined]]);
  });

  it("skip what is not in play, and give nothing where nothing is", () => {
    const groups = [tallies([10, 0, 10]), tallies([0, 10, 10])];
    expect(representativeStatements(groups, new Int32Array())).toEqual([[], []]);
    expect(representativeStatements([], new Int32Array())).toEqual([]);
  });
});

describe("majority opinions", () => {
  it("are clear majorities either way, clearest first, in the given order when equal", () => {
    const all = tallies([9, 1, 10], [10, 0, 10], [0, 10, 10], [5, 5, 10], [9, 1, 10]);
    const { agree, disagree } = majorityOpinions(all, Int32Array.of(0, 1, 2, 3, 4));
    expect(agree.map((one) => one.statement)).toEqual([1, 0, 4]);
    expect(disagree.map((one) => one.statement)).toEqual([2]);
    expect(agree[0]).toEqual({
      statement: 1,
      successes: 10,
      trials: 10,
      probability: 11 / 12,
      probabilityTest: shareTest(10, 10),
    });
  });

  it("are at most five each way", () => {
    const all = tallies(...Array.from({ length: 8 }, () => [10, 0, 10] as const));
    expect(majorityOpinions(all, Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7)).agree.map((one) => one.statement)).toEqual([
      0, 1, 2, 3, 4,
    ]);
  });
});

describe("group-informed consensus", () => {
  it("multiplies what the groups say", () => {
    const { agree, disagree } = groupInformedConsensus([tallies([3, 1, 5]), tallies([8, 0, 8])], 1);
    expect(agree[0]).toBeCloseTo((4 / 7) * (9 / 10), 14);
    expect(disagree[0]).toBeCloseTo((2 / 7) * (1 / 10), 14);
  });

  it("is not steered by a group too small to speak, when asked", () => {
    const large = tallies([90, 0, 100], [10, 80, 100]);
    const tiny = tallies([0, 3, 3], [3, 0, 3]);
    expect(groupInformedConsensus([large, tiny], 2, 5)).toEqual(groupInformedConsensus([large], 2));
    expect(groupInformedConsensus([large, tiny], 2).agree[0]).toBeLessThan(0.2);
  });
});

describe("priority of a next vote", () => {
  it("has the anchors of the formula", () => {
    const many = 1e9;
    assert(
      property(double({ min: 0, max: 20, noNaN: true }), (extremity) => {
        expect(priority({ agree: 0, disagree: 0, seen: 0 }, extremity)).toBeCloseTo(
          (81 / 16) * (extremity + 1) ** 2,
          8,
        );
      }),
    );
    expect(priority({ agree: many, disagree: 0, seen: many }, 0)).toBeCloseTo(1, 6);
    expect(priority({ agree: 0, disagree: 0, seen: many }, 0)).toBeCloseTo(0, 6);
    expect(priority({ agree: 0, disagree: many, seen: many }, 0)).toBeCloseTo(0, 6);
    expect(priority({ agree: many / 2, disagree: many / 2, seen: many }, 0)).toBeCloseTo(1 / 4, 6);
  });

  it("is 49 for a statement about the participants", () => {
    const found = priorities(tallies([0, 0, 0], [0, 0, 0]), Float64Array.of(1, 1), Uint8Array.of(1, 0));
    expect([...found]).toEqual([49, (81 / 16) * 4]);
  });
});
