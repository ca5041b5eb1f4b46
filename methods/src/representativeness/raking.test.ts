import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RakingCell, rake, rakingSettings } from "./raking.ts";
import { rakeTrimmed, trimBounds } from "./trimming.ts";

/** Rows × columns of counts as cells. */
const grid = (rows: readonly (readonly number[])[]): RakingCell[] =>
  rows.flatMap((row, at) => row.map((count, place) => ({ categories: [at, place], count })));
const two = (rows: number[], columns: number[]) => [
  { name: "rows", targets: rows },
  { name: "columns", targets: columns },
];
const weightedPeople = (cells: RakingCell[], weights: readonly (number | null)[], variable: number, category: number) =>
  cells.reduce(
    (all, cell, at) => all + (cell.categories[variable] === category ? cell.count * (weights[at] ?? 0) : 0),
    0,
  );

describe("raking", () => {
  it("reproduces a table worked out by hand: margins that are independent need one sweep", () => {
    const found = rake(
      grid([
        [10, 10],
        [10, 10],
      ]),
      two([3, 1], [2, 2]),
    );
    expect(found).toMatchObject({ weights: [1.5, 1.5, 0.5, 0.5], sweeps: 1, largestError: 0 });
    expect("design" in found && found.design.effect).toBeCloseTo(1.25, 12);
  });

  it("meets every margin, in people, within its tolerance", () => {
    const positive = fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
    });
    const targets = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(positive, targets, (rows, wanted) => {
        const cells = grid(rows);
        const people = cells.reduce((all, cell) => all + cell.count, 0);
        const margins = two(wanted.slice(0, rows.length), wanted.slice(5)).map((margin) => {
          const all = margin.targets.reduce((a, b) => a + b);
          return { ...margin, targets: margin.targets.map((target) => target / all) };
        });
        const found = rake(cells, margins, { ...rakingSettings, sweeps: 2000 });
        if ("refused" in found) throw new Error(`refused: ${found.refused}`);
        for (const [variable, margin] of margins.entries()) {
          for (const [category, share] of margin.targets.entries()) {
            const reached = weightedPeople(cells, found.weights, variable, category);
            expect(Math.abs(reached / (share * people) - 1)).toBeLessThan(1e-6);
          }
        }
        expect(found.design.effective).toBeLessThanOrEqual(people + 1e-9);
      }),
    );
  });

  it("refuses when a group that exists did not come, and says which", () => {
    const found = rake(
      grid([
        [10, 0],
        [10, 0],
      ]),
      two([50, 50], [60, 40]),
    );
    expect(found).toEqual({ refused: "group-without-participants", variable: 1, category: 1 });
  });

  it("refuses instead of looping when the margins cannot be met together", () => {
    // Everybody in row one is in column one: 60 % and 30 % cannot both be.
    const found = rake(
      grid([
        [10, 0],
        [0, 10],
      ]),
      two([60, 40], [30, 70]),
    );
    expect(found).toMatchObject({ refused: "did-not-converge", sweeps: 100 });
    expect("largestError" in found && found.largestError).toBeGreaterThan(0.1);
  });

  it("refuses targets that are not positive and totals that differ", () => {
    const cells = grid([
      [5, 5],
      [5, 5],
    ]);
    expect(rake(cells, two([10, 0], [5, 5]))).toMatchObject({ refused: "target-not-positive", category: 1 });
    expect(rake(cells, two([10, -2], [4, 4]))).toMatchObject({ refused: "target-not-positive" });
    expect(rake(cells, two([10, 10], [10, 15]))).toMatchObject({ refused: "totals-differ", variable: 1 });
    expect(rake([], two([1], [1]))).toEqual({ refused: "nobody-took-part" });
  });

  it("accepts margins a publisher rounded when told how much they may differ", () => {
    const cells = grid([
      [5, 5],
      [5, 5],
    ]);
    const found = rake(cells, two([1000, 1000], [1000, 1005]), { ...rakingSettings, totalsMayDiffer: 0.01 });
    expect(found).toHaveProperty("weights");
  });

  it("gives no weight to a cell nobody is in, and ignores a group that does not exist here", () => {
    const found = rake(
      grid([
        [10, 0],
        [10, 10],
        [0, 0],
      ]),
      two([40, 60, 0], [70, 30]),
    );
    expect(found).toMatchObject({
      weights: [expect.any(Number), null, expect.any(Number), expect.any(Number), null, null],
    });
  });

  it("passes over people who would rather not say, and imputes nothing", () => {
    const cells: RakingCell[] = [
      { categories: [0], count: 30 },
      { categories: [1], count: 10 },
      { categories: [null], count: 5 },
    ];
    const found = rake(cells, [{ name: "age", targets: [1, 1] }]);
    expect(found).toMatchObject({ weights: [expect.closeTo(2 / 3, 10), expect.closeTo(2, 10), 1] });
  });
});

describe("trimming", () => {
  const cells = grid([
    [66, 51, 61],
    [6, 66, 1],
    [41, 71, 51],
  ]);
  const margins = two([70, 60, 50], [54, 72, 54]);

  it("brings the heaviest weight down and still meets the margins", () => {
    const plain = rake(cells, margins);
    const found = rakeTrimmed(cells, margins, { by: "median", times: 3 });
    if ("refused" in found || "refused" in plain) throw new Error("refused");
    expect(Math.max(...plain.weights.map((weight) => weight ?? 0))).toBeGreaterThan(4);
    expect(found).toMatchObject({ within: true, heaviest: expect.closeTo(2.9547, 4) });
    expect(weightedPeople(cells, found.weights, 0, 1)).toBeCloseTo((414 * 60) / 180, 3);
    expect(weightedPeople(cells, found.weights, 1, 0)).toBeCloseTo((414 * 54) / 180, 3);
  });

  it("says so when the margins cannot be met inside the bounds", () => {
    const single = [
      { categories: [0], count: 99 },
      { categories: [1], count: 1 },
    ];
    const found = rakeTrimmed(single, [{ name: "age", targets: [1, 1] }], { by: "median", times: 3 });
    expect(found).toMatchObject({ within: false, heaviest: expect.closeTo(50, 6) });
  });

  it("takes quantiles over people, not over cells", () => {
    const groups = [
      { count: 90, weight: 1 },
      { count: 6, weight: 2 },
      { count: 4, weight: 9 },
    ];
    expect(trimBounds(groups, { by: "quantiles", lower: 0.05, upper: 0.95 })).toEqual({ lower: 1, upper: 2 });
    expect(trimBounds(groups, { by: "median", times: 4 })).toEqual({ lower: 0.25, upper: 4 });
  });

  it("refuses what raking refuses", () => {
    expect(rakeTrimmed([], margins, { by: "median", times: 3 })).toMatchObject({ refused: "nobody-took-part" });
  });
});
