import { expect, it, describe } from "vitest";
import { biasBound, verdict } from "./bias.ts";
import { couldBeChance } from "./chance.ts";
import { type Crossing, cellsOf, checkCrossing, collapse, marginOf, total } from "./crossing.ts";
import { diversity } from "./diversity.ts";
import { conditionalPartial, unconditionalPartial } from "./partial.ts";
import { rIndicator } from "./r-indicator.ts";
import { distance, peopleToReach, representation } from "./shares.ts";
import { postStratify, weightedShare } from "./weights.ts";

// The table that docs/methods/representativeness.md works out by hand.
const crossing: Crossing = {
  variables: [
    { name: "age", categories: ["18-34", "35-64", "65+"] },
    { name: "parents", categories: ["born here", "other"] },
  ],
  population: [2400, 1600, 3600, 1400, 2600, 400],
  participants: [48, 16, 126, 21, 91, 8],
};
const cells = cellsOf(crossing);
const ages = marginOf(crossing, 0);

describe("the worked example", () => {
  it("shows the trap: R looks excellent where the coefficient of variation does not", () => {
    const found = rIndicator(cells)!;
    expect(found.rate).toBeCloseTo(0.0258333, 7);
    expect(found.r).toBeCloseTo(0.980153, 6);
    expect(found.rAdjusted).toBeCloseTo(0.981289, 6);
    expect(found.cv).toBeCloseTo(0.384144, 6);
    expect(found.lowestR).toBeCloseTo(0.682724, 6);
    expect(found.maxBiasOfShare).toBeCloseTo(0.192072, 6);
  });

  it("tells who is missing: young adults and those with parents from elsewhere", () => {
    const age = unconditionalPartial(crossing, 0)!;
    const parents = unconditionalPartial(crossing, 1)!;
    expect(age.value).toBeCloseTo(0.0070973, 7);
    expect(age.categories.map(({ value }) => Number(value.toFixed(6)))).toEqual([-0.005677, 0.002302, 0.003583]);
    expect(parents.categories.map(({ value }) => Number(value.toFixed(6)))).toEqual([0.004216, -0.006706]);
    expect(age.relative).toBeCloseTo(age.value / 0.0258333, 5);
  });

  it("says what one variable adds when the other is known", () => {
    expect(conditionalPartial(crossing, 0)!.value).toBeCloseTo(0.0059771, 7);
    expect(conditionalPartial(crossing, 1)!.value).toBeCloseTo(0.0069354, 7);
  });

  it("gives each age its representation ratio with interval and a standing", () => {
    const shown = representation(ages).map((group) => [group?.ratio.toFixed(2), group?.standing]);
    expect(shown).toEqual([
      ["0.62", "under"],
      ["1.14", "over"],
      ["1.28", "over"],
    ]);
    const [young] = representation(ages);
    expect([young!.lower, young!.upper].map((value) => value.toFixed(2))).toEqual(["0.50", "0.76"]);
  });

  it("counts the young adults still to reach", () => {
    expect(ages.map((group) => peopleToReach(group, total(ages)))).toEqual([59, 0, 0]);
    const reached = ages.map((cell, at) => ({ ...cell, participants: cell.participants + (at === 0 ? 59 : 0) }));
    expect(representation(reached)[0]!.ratio).toBeCloseTo(1, 12);
  });

  it("measures the distance, whose size equals the coefficient of variation", () => {
    const found = distance(cells)!;
    expect(found.dissimilarity).toBeCloseTo(0.1833, 4);
    expect(distance(ages)!.dissimilarity).toBeCloseTo(0.1269, 4);
    expect(found.chiSquare).toBeCloseTo(45.74, 2);
    expect(found.df).toBe(5);
    expect(found.kullbackLeibler).toBeCloseTo(0.0805, 4);
    expect(found.cohensW).toBeCloseTo(rIndicator(cells)!.cv, 4);
    expect(couldBeChance(cells)).toMatchObject({ by: "chi-square", df: 5 });
    expect(couldBeChance(cells)!.p).toBeLessThan(1e-7);
  });

  it("puts the diversity of participants beside that of the area", () => {
    expect(diversity(crossing.population)).toMatchObject({
      blau: expect.closeTo(0.7906, 4),
      hill2: expect.closeTo(4.77, 2),
    });
    const participants = diversity(crossing.participants)!;
    expect(participants.blau).toBeCloseTo(0.7167, 4);
    expect(participants.shannon).toBeCloseTo(1.4443, 4);
    expect([participants.hill1.toFixed(2), participants.hill2.toFixed(2)]).toEqual(["4.24", "3.53"]);
  });

  it("weights every cell to its share and says what that costs", () => {
    const found = postStratify(cells);
    if ("refused" in found) throw new Error(found.refused);
    expect(found.weights[1]).toBeCloseTo(2.5833, 4);
    expect(found.design.effect).toBeCloseTo(1.2281, 4);
    // Eight participants are too few to speak for a cell of their own.
    expect(found.mergeFirst).toEqual([5]);
    const groups = cells.map((cell, at) => ({
      count: cell.participants,
      weight: found.weights[at]!,
      having: at === 0 ? 48 : 0,
    }));
    const share = weightedShare(groups)!;
    expect(share.unweighted).toBeCloseTo(48 / 310, 12);
    expect(share.weighted).toBeCloseTo(2400 / 12_000, 12);
  });

  it("bounds the bias and lets a conclusion stand or fall by it", () => {
    const { cv } = rIndicator(cells)!;
    expect(biasBound(0.75, cv)).toMatchObject({ atMost: expect.closeTo(0.192, 3), lower: expect.closeTo(0.558, 3) });
    expect(biasBound(0.9, cv).upper).toBe(1);
    expect(verdict({ share: 0.75, line: 0.5, cv, weighted: 0.7 })).toBe("holds");
    expect(verdict({ share: 0.6, line: 0.5, cv, weighted: 0.58 })).toBe("likely");
    expect(verdict({ share: 0.6, line: 0.5, cv, weighted: null })).toBe("unknown");
    expect(verdict({ share: 0.52, line: 0.5, cv, weighted: 0.48 })).toBe("may-turn");
    expect(verdict({ share: 0.9, line: 0.5, cv, weighted: 0.48 })).toBe("may-turn");
    expect(verdict({ share: 0.5, line: 0.5, cv: 0, weighted: null })).toBe("may-turn");
    expect(verdict({ share: 0.6, line: 0.5, cv: null, weighted: null })).toBe("unknown");
  });

  it("adds up over a variable that is left out", () => {
    expect(ages).toEqual([
      { population: 4000, participants: 64 },
      { population: 5000, participants: 147 },
      { population: 3000, participants: 99 },
    ]);
    expect(cellsOf(collapse(crossing, []))).toEqual([{ population: 12_000, participants: 310 }]);
  });
});

describe("tables that say nothing", () => {
  const age = { name: "age", categories: ["young", "old"] };

  it("are refused with the reason", () => {
    const check = (population: number[], participants: number[]) =>
      checkCrossing({ variables: [age], population, participants });
    expect(check([100, 100], [1, 2])).toBeNull();
    expect(checkCrossing({ variables: [], population: [], participants: [] })).toBe("no-cells");
    expect(check([100], [1])).toBe("cells-do-not-fit-the-categories");
    expect(check([100, Number.NaN], [1, 2])).toBe("not-a-count");
    expect(check([100, 100], [-1, 2])).toBe("not-a-count");
    expect(check([0, 0], [0, 0])).toBe("no-population");
    expect(check([100, 0], [1, 2])).toBe("participants-outside-the-population");
    expect(check([100, 1], [1, 2])).toBe("more-participants-than-people");
  });

  it("give no indicator when nobody took part, because R = 1 would be nonsense", () => {
    const silent: Crossing = { variables: [age], population: [100, 200], participants: [0, 0] };
    expect(rIndicator(cellsOf(silent))).toBeNull();
    expect(unconditionalPartial(silent, 0)).toBeNull();
    expect(conditionalPartial(silent, 0)).toBeNull();
    expect(distance(cellsOf(silent))).toBeNull();
    expect(couldBeChance(cellsOf(silent))).toBeNull();
    expect(representation(cellsOf(silent))).toEqual([null, null]);
    expect(diversity([0, 0])).toBeNull();
    expect(weightedShare([])).toBeNull();
    expect(postStratify(cellsOf(silent))).toMatchObject({ refused: "nobody-took-part" });
  });

  it("refuse weights for a group without participants, because no weight can speak for them", () => {
    const found = postStratify([
      { population: 100, participants: 10 },
      { population: 50, participants: 0 },
      { population: 0, participants: 0 },
    ]);
    expect(found).toEqual({ refused: "cells-without-participants", cells: [1] });
  });

  it("say nothing about evenness in a place with one group", () => {
    expect(diversity([12])).toMatchObject({ blau: 0, blauNormalised: null, evenness: null, hill1: 1, hill2: 1 });
    expect(diversity([1, 0])).toMatchObject({ blauUnbiased: null });
    expect(diversity([2, 2])!.blauUnbiased).toBeCloseTo(2 / 3, 12);
    expect(peopleToReach({ population: 9, participants: 2 }, { population: 9, participants: 2 })).toBeNull();
  });
});
