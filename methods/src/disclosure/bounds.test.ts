import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solver } from "./bounds.ts";

const sumOf = (unknowns: readonly number[], value: number) => ({
  terms: unknowns.map((unknown) => ({ unknown, coefficient: 1 })),
  value,
});

describe("what an outsider can work out", () => {
  it("is the whole range when two numbers share one sum", () => {
    const { bounds } = solver(2, [sumOf([0, 1], 15)]);
    expect([bounds(0), bounds(1)]).toEqual([
      { lower: 0, upper: 15 },
      { lower: 0, upper: 15 },
    ]);
  });

  it("is exact where sums fix each other, also when no single one does", () => {
    // Three sums of two numbers each: their half total minus one sum is the third number.
    const { bounds } = solver(3, [sumOf([0, 1], 9), sumOf([1, 2], 8), sumOf([0, 2], 5)]);
    expect([bounds(0), bounds(1), bounds(2)]).toEqual([
      { lower: 3, upper: 3 },
      { lower: 6, upper: 6 },
      { lower: 2, upper: 2 },
    ]);
  });

  it("is unlimited upwards when the total is hidden as well", () => {
    const open = {
      terms: [
        { unknown: 0, coefficient: 1 },
        { unknown: 1, coefficient: -1 },
      ],
      value: -7,
    };
    const { bounds } = solver(2, [open]);
    expect(bounds(0)).toEqual({ lower: 0, upper: Number.POSITIVE_INFINITY });
    expect(bounds(1)).toEqual({ lower: 7, upper: Number.POSITIVE_INFINITY });
  });

  it("takes known upper limits along", () => {
    const { bounds } = solver(2, [sumOf([0, 1], 15)], new Map([[1, 4]]));
    expect(bounds(0)).toEqual({ lower: 11, upper: 15 });
  });

  it("survives sums that say the same twice", () => {
    const { bounds } = solver(2, [sumOf([0, 1], 15), sumOf([1, 0], 15), sumOf([0, 1], 15)]);
    expect(bounds(0)).toEqual({ lower: 0, upper: 15 });
  });

  it("refuses sums that contradict each other", () => {
    expect(() => solver(1, [sumOf([0], 3), sumOf([0], 4)])).toThrow(RangeError);
  });

  it("gives, for rows and columns, the bounds of Fréchet", () => {
    const pair = fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 }), fc.nat({ max: 50 }), fc.nat({ max: 50 }));
    fc.assert(
      fc.property(pair, ([a, b, c, d]) => {
        const all = a + b + c + d;
        const { bounds } = solver(4, [
          sumOf([0, 1], a + b),
          sumOf([2, 3], c + d),
          sumOf([0, 2], a + c),
          sumOf([1, 3], b + d),
        ]);
        expect(bounds(0)).toEqual({
          lower: Math.max(0, a + b + (a + c) - all),
          upper: Math.min(a + b, a + c),
        });
      }),
    );
  });
});
