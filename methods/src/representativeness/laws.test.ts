import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, type Crossing, cellsOf, inhabited, marginOf, sum, total } from "./crossing.ts";
import { diversity } from "./diversity.ts";
import { conditionalPartial, unconditionalPartial } from "./partial.ts";
import { rIndicator } from "./r-indicator.ts";
import { distance, peopleToReach, representation, wilson } from "./shares.ts";
import { designEffect, postStratify } from "./weights.ts";

const cell: fc.Arbitrary<Cell> = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.nat({ max: 100 }))
  .map(([population, part]) => ({ population, participants: Math.floor((population * part) / 100) }));

const tables: fc.Arbitrary<Crossing> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(cell, { minLength: rows * columns, maxLength: rows * columns }).map((cells) => ({
      variables: [rows, columns].map((size, at) => ({
        name: `v${at}`,
        categories: Array.from({ length: size }, (_, place) => `c${place}`),
      })),
      population: cells.map((one) => one.population),
      participants: cells.map((one) => one.participants),
    })),
  )
  .filter((crossing) => total(cellsOf(crossing)).participants > 0 && total(cellsOf(crossing)).population > 1);

describe("laws of representativeness", () => {
  it("representation ratios, weighted by population, average exactly 1", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        const groups = representation(cellsOf(crossing));
        const average = sum(groups.map((group) => (group ? group.population * group.ratio : 0)));
        expect(average).toBeCloseTo(1, 10);
      }),
    );
  });

  it("an interval holds its own ratio and never leaves the possible", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        for (const group of representation(cellsOf(crossing))) {
          if (!group) continue;
          expect(group.lower).toBeGreaterThanOrEqual(0);
          expect(group.lower).toBeLessThanOrEqual(group.ratio + 1e-12);
          expect(group.upper).toBeGreaterThanOrEqual(group.ratio - 1e-12);
          expect(group.participants.upper).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it("R lies between its lowest value and 1, and chance only lowers S", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        const found = rIndicator(cellsOf(crossing))!;
        const { population } = total(cellsOf(crossing));
        // The lowest value is stated for divisor N; S has N−1.
        const lowest = 1 - (1 - found.lowestR) * Math.sqrt(population / (population - 1));
        expect(found.r).toBeLessThanOrEqual(1);
        expect(found.r).toBeGreaterThanOrEqual(lowest - 1e-9);
        expect(found.sAdjusted).toBeLessThanOrEqual(found.s);
        expect(found.rAdjusted).toBeGreaterThanOrEqual(found.r);
      }),
    );
  });

  it("equal propensities are exactly representative, also where floating point is not", () => {
    const multiples = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(multiples, fc.integer({ min: 2, max: 97 }), fc.integer({ min: 1, max: 97 }), (sizes, whole, part) => {
        const cells = sizes.map((size) => ({ population: size * whole, participants: size * Math.min(part, whole) }));
        expect(rIndicator(cells)).toMatchObject({ r: 1, cv: 0, sAdjusted: 0 });
        expect(distance(cells)).toMatchObject({ dissimilarity: 0, chiSquare: 0, cohensW: 0 });
        expect(representation(cells).map((group) => group!.ratio)).toEqual(sizes.map(() => 1));
        expect(cells.map((one) => peopleToReach(one, total(cells)))).toEqual(sizes.map(() => 0));
      }),
    );
  });

  it("partial indicators split the whole: unconditional plus what the other adds is the variance between cells", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        const all = total(cellsOf(crossing));
        const between = rIndicator(cellsOf(crossing))!.s ** 2 * ((all.population - 1) / all.population);
        const split = unconditionalPartial(crossing, 0)!.value ** 2 + conditionalPartial(crossing, 1)!.value ** 2;
        expect(split).toBeCloseTo(between, 10);
      }),
    );
  });

  it("a category's sign says whether it is under- or over-represented", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        const groups = representation(marginOf(crossing, 0));
        for (const [at, { value }] of unconditionalPartial(crossing, 0)!.categories.entries()) {
          expect(Math.sign(value)).toBe(Math.sign((groups[at]?.ratio ?? 1) - 1));
        }
      }),
    );
  });

  it("reaching the missing people closes the gap, and one fewer does not", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        const all = total(cellsOf(crossing));
        for (const group of inhabited(cellsOf(crossing))) {
          const more = peopleToReach(group, all);
          if (!more) continue;
          const shareAfter = (extra: number) => (group.participants + extra) / (all.participants + extra);
          expect(shareAfter(more)).toBeGreaterThanOrEqual(group.population / all.population - 1e-9);
          expect(shareAfter(more - 1)).toBeLessThan(group.population / all.population + 1e-9);
        }
      }),
    );
  });

  it("post-stratified participants have the shares of the population, at an effective number no larger than n", () => {
    fc.assert(
      fc.property(tables, (crossing) => {
        const cells = cellsOf(crossing);
        const found = postStratify(cells);
        if ("refused" in found) return;
        const all = total(cells);
        for (const [at, one] of cells.entries()) {
          const weighted = (one.participants * (found.weights[at] ?? 0)) / all.participants;
          expect(weighted).toBeCloseTo(one.population / all.population, 10);
        }
        expect(found.design.effective).toBeLessThanOrEqual(all.participants + 1e-6);
      }),
    );
  });

  it("equal weights cost nothing, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (counts, weight) => {
          expect(designEffect(counts.map((count) => ({ count, weight })))!.effect).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  it("effective numbers of groups lie between one and the number of groups, and are that number when equal", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 500 }), { minLength: 2, maxLength: 12 }).filter((counts) => sum(counts) > 0),
        (counts) => {
          const found = diversity(counts)!;
          expect(found.hill2).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(found.hill1).toBeGreaterThanOrEqual(found.hill2 - 1e-9);
          expect(found.hill1).toBeLessThanOrEqual(counts.length + 1e-9);
          expect(diversity(counts.map(() => 7))!.hill2).toBeCloseTo(counts.length, 9);
        },
      ),
    );
  });

  it("a Wilson interval narrows with more people", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }), (of, some) => {
        const count = Math.min(some, of);
        const width = (times: number) => {
          const { lower, upper } = wilson(count * times, of * times);
          return upper - lower;
        };
        expect(width(4)).toBeLessThan(width(1));
      }),
    );
  });
});
