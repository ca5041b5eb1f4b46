import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  atLeast,
  atText,
  decimalsOf,
  extent,
  linear,
  logarithmic,
  nice,
  quantile,
  spread,
  ticks,
  wobble,
} from "./scale.ts";

describe("scales", () => {
  it("map a domain to a range, straight or by powers", () => {
    expect(linear([0, 100], [0, 340])(50)).toBe(170);
    expect(logarithmic([0.25, 4], [0, 100])(1)).toBeCloseTo(50, 9);
    expect(linear([5, 5], [0, 10])(5)).toBe(5);
  });

  it("ignore what is no number", () => {
    expect(extent([3, null, undefined, Number.NaN, -2])).toEqual([-2, 3]);
    expect(extent([null])).toBeUndefined();
  });

  it("cover a smallest span, about the middle as far as the bounds allow", () => {
    expect(atLeast([40, 44], 10, [0, 100])).toEqual([37, 47]);
    expect(atLeast([1.8, 2.1], 10, [0, 100])).toEqual([0, 10]);
    expect(atLeast([97, 98], 10, [0, 100])).toEqual([90, 100]);
    expect(atLeast([10, 60], 10, [0, 100])).toEqual([10, 60]);
    expect(atLeast([-3, -1], 1, [0, Infinity])).toEqual([-3, -1]);
  });

  it("put ticks on round numbers inside the domain", () => {
    expect(ticks([35, 48], 4)).toEqual([35, 40, 45]);
    expect(ticks([0, 0.3], 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(nice([36.1, 47], 4)).toEqual([35, 50]);
  });

  it("need the fewest decimals that tell ticks apart", () => {
    expect(decimalsOf([1.6, 1.65, 1.7])).toBe(2);
    expect(decimalsOf([35, 40, 45])).toBe(0);
    const axis = fc.tuple(
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      fc.double({ min: 0.01, max: 5000, noNaN: true }),
    );
    fc.assert(
      fc.property(axis, ([low, size]) => {
        const marks = ticks(nice([low, low + size]));
        expect(new Set(marks.map((mark) => mark.toFixed(decimalsOf(marks)))).size).toBe(marks.length);
      }),
    );
  });

  it("write a coordinate as the number itself would be written", () => {
    for (const value of [0, -0, 8, 39.04, 39.05, 331.95, -12.34, 2_500.26, Infinity, Number.NaN])
      expect(atText(value)).toBe(`${at(value)}`);
    fc.assert(
      fc.property(fc.double({ min: -500, max: 3_000, noNaN: true }), (value) => atText(value) === `${at(value)}`),
    );
  });

  it("end where the axis ends, for any domain that was widened", () => {
    expect(ticks(nice([9.6, 10.4]))).toEqual([9.6, 9.8, 10, 10.2, 10.4]);
    const axis = fc.tuple(
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      fc.double({ min: 0.01, max: 5000, noNaN: true }),
    );
    fc.assert(
      fc.property(axis, fc.integer({ min: 3, max: 10 }), ([low, size], count) => {
        const domain = nice([low, low + size], count);
        const marks = ticks(domain, count);
        expect([marks[0], marks.at(-1)]).toEqual(domain);
        expect(marks.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it("cover the domain once widened", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        (low, width) => {
          const [from, to] = nice([low, low + width]);
          const dust = (Math.abs(low) + width) * 1e-9;
          expect(from).toBeLessThanOrEqual(low + dust);
          expect(to).toBeGreaterThanOrEqual(low + width - dust);
        },
      ),
    );
  });

  it("take quantiles with straight lines between", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([7], 0.9)).toBe(7);
  });

  it("wobble the same way every time, between 0 and 1", () => {
    const values = Array.from({ length: 500 }, (_, place) => wobble(place));
    expect(values).toEqual(Array.from({ length: 500 }, (_, place) => wobble(place)));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(new Set(values.map((value) => value.toFixed(3))).size).toBeGreaterThan(300);
  });

  it("move labels apart, in order and within the box, as far as they fit", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }), (places) => {
        const moved = spread(places, 18, [0, 200]);
        const sorted = moved.toSorted((a, b) => a - b);
        for (let i = 1; i < sorted.length; i += 1)
          expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(18 - 1e-9);
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
        expect(sorted.at(-1)).toBeLessThanOrEqual(200 + 1e-9);
      }),
    );
  });
});
