import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Group, mergeSmall } from "./merge.ts";
import { basesSuffice, cbsSmallestBases, countedPercentage, isDominated, sampledPercentage } from "./percentages.ts";
import { cbsMissing, comparability } from "./publisher.ts";
import { cellDraw, roundAtRandom, roundToNearest, roundedRate } from "./rounding.ts";
import { type Row, recognisablePeople, safeRows } from "./rows.ts";
import { type Protected, compareProtected, defaultRule, hidden, inSteps, mustHide, ruleOf, shown } from "./rule.ts";

describe("the threshold", () => {
  it("hides 1 to 9, not 0 and not 10", () => {
    expect([0, 1, 9, 10].map((count) => mustHide(count, undefined, defaultRule))).toEqual([false, true, true, false]);
    expect(mustHide(0, undefined, ruleOf(10, true))).toBe(true);
    expect([35, 39, 40, 30].map((count) => mustHide(count, 40, defaultRule))).toEqual([true, true, false, false]);
    expect(mustHide(0, 0, ruleOf(10, true))).toBe(false);
    expect(() => ruleOf(1)).toThrow(RangeError);
  });

  it("lets no place in a list tell a hidden number", () => {
    const list = (counts: readonly Protected[]) => counts.map((count, at) => ({ name: "dcba"[at]!, count }));
    const order = (counts: readonly Protected[], direction: 1 | -1) =>
      list(counts)
        .toSorted((a, b) => compareProtected(a, b, direction))
        .map(({ name }) => name)
        .join("");
    expect(order([hidden, shown(30), hidden, shown(20)], 1)).toBe("acbd");
    expect(order([hidden, shown(30), hidden, shown(20)], -1)).toBe("cabd");
    expect(order([shown(5), shown(5), shown(5), hidden], 1)).toBe("bcda");
  });

  it("counts live in steps", () => {
    expect([0, 9, 10, 118].map((count) => inSteps(count))).toEqual([0, 0, 10, 110]);
  });
});

describe("rounding", () => {
  it("rounds 7 to 5 with probability three fifths and to 10 with two fifths", () => {
    const draws = Array.from({ length: 1000 }, (_, at) => roundAtRandom(7, at / 1000));
    expect(draws.filter((value) => value === 5).length).toBe(600);
    expect(draws.filter((value) => value === 10).length).toBe(400);
  });

  it("is fair on average, stays within the base and keeps multiples", () => {
    fc.assert(
      fc.property(fc.nat({ max: 9999 }), fc.integer({ min: 2, max: 12 }), (count, base) => {
        const draws = Array.from({ length: base }, (_, at) => roundAtRandom(count, at / base, base));
        expect(draws.reduce((all, value) => all + value, 0) / base).toBeCloseTo(count, 8);
        for (const value of draws) {
          expect(value % base).toBe(0);
          expect(Math.abs(value - count)).toBeLessThan(base);
        }
      }),
    );
  });

  it("gives the same people the same draw in any order, so that asking again tells nothing", () => {
    const keys = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(keys, (people) => {
        const draw = cellDraw(people);
        expect(cellDraw(people.toReversed())).toBe(draw);
        expect(draw).toBeGreaterThanOrEqual(0);
        expect(draw).toBeLessThan(1);
      }),
    );
    expect(cellDraw([0.5, 0.75])).toBe(0.25);
  });

  it("keeps care clients as CBS does: 0–7 secret, rounded to five, rate after rounding", () => {
    expect(roundedRate(7, 1000)).toEqual({ count: hidden, rate: hidden });
    expect(roundedRate(0, 1000)).toEqual({ count: hidden, rate: hidden });
    expect(roundedRate(8, 1000)).toEqual({ count: shown(10), rate: shown(10) });
    expect(roundedRate(12, 480)).toEqual({ count: shown(10), rate: shown((10 / 480) * 1000) });
    expect(roundedRate(12, 0)).toEqual({ count: shown(10), rate: hidden });
    expect([0, 2, 3, 7, 8].map((count) => roundToNearest(count))).toEqual([0, 0, 5, 5, 10]);
  });
});

describe("percentages and amounts", () => {
  it("need fifty people in a register, and nobody who stands out", () => {
    expect(countedPercentage(20, 49).percentage).toEqual(hidden);
    expect(countedPercentage(20, 50).percentage).toEqual(shown(40));
    expect(countedPercentage(5, 500).percentage).toEqual(hidden);
    expect(countedPercentage(495, 500).percentage).toEqual(hidden);
    expect(countedPercentage(0, 500).percentage).toEqual(shown(0));
  });

  it("need thirty respondents in a survey, and a warning under a hundred", () => {
    expect(sampledPercentage(0.4, 29)).toEqual({ percentage: hidden, few: true });
    expect(sampledPercentage(0.4, 30)).toEqual({ percentage: shown(40), few: true });
    expect(sampledPercentage(0.4, 100)).toEqual({ percentage: shown(40), few: false });
  });

  it("follow the smallest bases of CBS; a base that is not known is too small", () => {
    expect(basesSuffice(cbsSmallestBases.propertyValue, { dwellings: 20, objects: 50 })).toBe(true);
    expect(basesSuffice(cbsSmallestBases.propertyValue, { dwellings: 20, objects: 49 })).toBe(false);
    expect(basesSuffice(cbsSmallestBases.labourParticipation, {})).toBe(false);
  });

  it("keep an amount back that one or two contributors could read the other from", () => {
    expect(isDominated([60, 20, 20])).toBe(true);
    expect(isDominated([40, 30, 30])).toBe(false);
    expect(isDominated([50, 50, 0])).toBe(true);
  });
});

describe("what a publisher says instead of a number", () => {
  it("is a reason, never a value", () => {
    expect([-99_997, -99_995, -99_991, -5, 0].map(cbsMissing)).toEqual([
      "secret-or-absent",
      "later-release",
      "discontinued",
      null,
      null,
    ]);
    expect([1, 2, 3, null, 9].map(comparability)).toEqual([
      "comparable",
      "renamed",
      "boundary-changed",
      "unknown",
      "unknown",
    ]);
  });
});

describe("merging", () => {
  const groups = (counts: readonly number[]): Group[] => counts.map((count, at) => ({ name: "abcdef"[at]!, count }));
  const told = (found: ReturnType<typeof mergeSmall>) =>
    found?.map(({ names, count }) => `${names.join("+")} ${count}`);

  it("puts small groups into one rest, and takes the next smallest in until it is large enough", () => {
    expect(told(mergeSmall(groups([40, 3, 25, 8])))).toEqual(["a 40", "c 25", "b+d 11"]);
    expect(told(mergeSmall(groups([40, 3, 25, 0])))).toEqual(["a 40", "d 0", "b+c 28"]);
    expect(told(mergeSmall(groups([40, 30])))).toEqual(["a 40", "b 30"]);
  });

  it("merges age bands with the smaller neighbour", () => {
    expect(told(mergeSmall(groups([40, 3, 25, 8]), defaultRule, true))).toEqual(["a 40", "b+c+d 36"]);
  });

  it("tells nothing when all together are too few", () => {
    expect(mergeSmall(groups([3, 4]))).toBeNull();
    expect(mergeSmall(groups([3]), defaultRule, true)).toBeNull();
  });

  it("merges a group of which nearly everybody took part", () => {
    const found = mergeSmall([
      { name: "street", count: 38, population: 40 },
      { name: "village", count: 50, population: 900 },
    ]);
    expect(found).toEqual([{ names: ["street", "village"], count: 88, population: 940 }]);
  });

  it("loses nobody and leaves no small group, ordered or not", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6 }), fc.boolean(), (counts, ordered) => {
        const found = mergeSmall(groups(counts), defaultRule, ordered);
        const people = counts.reduce((all, count) => all + count, 0);
        // Null only when everybody together is too few.
        expect(found === null).toBe(people > 0 && people < 10);
        const names = found?.flatMap((group) => group.names) ?? groups(counts).map(({ name }) => name);
        expect(names.toSorted()).toEqual(groups(counts).map(({ name }) => name));
        expect(found?.reduce((all, { count }) => all + count, 0) ?? people).toBe(people);
        expect(found?.filter(({ count }) => count > 0 && count < 10) ?? []).toEqual([]);
      }),
    );
  });
});

describe("rows of people", () => {
  const rule = { recognisable: ["age", "area"], k: 3, sensitive: ["ill"], l: 2 };
  const row = (age: string, area: string, ill: string): Row => ({ age, area, ill });

  it("stay in when somebody could be recognised or a whole group has one answer", () => {
    const rows = [
      ...["yes", "no", "no"].map((ill) => row("18-34", "north", ill)),
      ...["yes", "yes", "yes"].map((ill) => row("65+", "north", ill)),
      row("65+", "south", "no"),
    ];
    expect(recognisablePeople(rows, rule)).toEqual([
      { values: { age: "65+", area: "north" }, people: 3, breaks: ["all-the-same-answer"], columns: ["ill"] },
      {
        values: { age: "65+", area: "south" },
        people: 1,
        breaks: ["too-few-alike", "all-the-same-answer"],
        columns: ["ill"],
      },
    ]);
    expect(safeRows(rows, rule)).toEqual(rows.slice(0, 3));
  });

  it("are safe after the unsafe ones are left out, and never invented", () => {
    const any = fc.record({
      age: fc.constantFrom("a", "b"),
      area: fc.constantFrom("x", "y", null),
      ill: fc.constantFrom("yes", "no"),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (rows) => {
        const safe = safeRows(rows, rule);
        expect(recognisablePeople(safe, rule)).toEqual([]);
        expect(safe.every((one) => rows.includes(one as (typeof rows)[number]))).toBe(true);
      }),
    );
  });
});
