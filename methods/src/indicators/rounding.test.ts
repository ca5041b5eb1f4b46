import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../numeric/index.ts";
import { proportion, roundedShareError, roundedSumError, type Rounding, withError } from "./index.ts";

/** Rounds as the publisher does: up with a chance of r/step; one way draws once for all, and then all go up or all go down. */
function rounded(counts: readonly number[], step: number, rounding: Rounding, random: () => number): number[] {
  const all = random() < 0.5;
  return counts.map((count) => {
    const over = count % step;
    if (over === 0) return count;
    const up = rounding === "one-way" ? all : random() < over / step;
    return up ? count - over + step : count - over;
  });
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const anyCounts = array(integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 60 });
const ways = constantFrom<Rounding[]>("lot", "one-way");
const steps = constantFrom(5, 10);

describe("error of a sum of rounded counts", () => {
  it("is never more than rounding can do, and what rounding can do for one count", () => {
    assert(
      property(anyCounts, steps, ways, integer({ min: 1, max: 1e9 }), (counts, step, way, seed) => {
        const random = seededRandom(seed);
        const off = Math.abs(total(rounded(counts, step, way, () => random.uniform())) - total(counts));
        const most = counts.length * (step - 1);
        expect(off).toBeLessThanOrEqual(most);
        expect(roundedSumError(counts.length, step, way)).toBeLessThanOrEqual(most);
        expect(roundedSumError(1, step, way)).toBe(step - 1);
      }),
    );
  });

  it.each(["lot", "one-way"] as const)("holds at least 95 of 100 sums that were rounded %s", (way) => {
    const random = seededRandom(20_241_128);
    for (const parts of [2, 3, 4, 5, 8, 13, 21, 41, 90]) {
      const error = roundedSumError(parts, 5, way);
      let inside = 0;
      for (let draw = 0; draw < 4_000; draw++) {
        const counts = Array.from({ length: parts }, () => Math.floor(random.uniform() * 2_000));
        const off = Math.abs(total(rounded(counts, 5, way, () => random.uniform())) - total(counts));
        if (off <= error) inside++;
      }
      expect(inside / 4_000, `${parts} parts`).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("grows with the root of the parts where errors cancel, and with the parts where they do not", () => {
    expect(roundedSumError(41, 5, "lot")).toBeCloseTo(31.37, 2);
    expect(roundedSumError(41, 5, "one-way")).toBeCloseTo(99.75, 2);
    assert(
      property(integer({ min: 2, max: 400 }), steps, (parts, step) => {
        expect(roundedSumError(parts, step, "one-way")).toBeGreaterThanOrEqual(roundedSumError(parts, step, "lot"));
      }),
    );
  });

  it("is nothing without parts, and without rounding", () => {
    expect(roundedSumError(0, 5, "lot")).toBe(0);
    expect(roundedSumError(12, 1, "lot")).toBe(0);
    expect(roundedSumError(12, 1, "one-way")).toBe(0);
  });
});

describe("error of a share of rounded sums", () => {
  it("covers the worst that errors of that size can do, but for a part in a hundred", () => {
    assert(
      property(integer({ min: 500, max: 40_000 }), integer({ min: 0, max: 1_000 }), (whole, perThousand) => {
        const part = (whole * perThousand) / 1_000;
        const error = whole / 200;
        const said = roundedShareError(part, whole, error)!;
        for (const [a, b] of [
          [error, -error],
          [-error, error],
        ] as const) {
          expect(Math.abs((part + a) / (whole + b) - part / whole)).toBeLessThanOrEqual(said * 1.01);
        }
      }),
    );
  });

  it("is not there where nobody lives", () => {
    expect(roundedShareError(0, 0, 4)).toBeUndefined();
  });
});

describe("an estimate with an error beside chance", () => {
  it("is squared and added, at 95 and at 99.8 %", () => {
    const chance = { value: 10, lower95: 7, upper95: 14, lower998: 5, upper998: 16.5, reason: null };
    const both = withError(chance, 4);
    expect(both).toMatchObject({ value: 10, lower95: 5, upper95: 10 + Math.hypot(4, 4) });
    expect(both.lower998).toBeCloseTo(10 - Math.hypot(5, (4 * 3.090232) / 1.959964), 5);
  });

  it("leaves alone what has no error, no value or no limits", () => {
    const share = proportion(30, 100, 100);
    expect(withError(share, 0)).toEqual(share);
    const none = proportion(null, 100);
    expect(withError(none, 4)).toEqual(none);
    expect(withError({ ...share, lower998: null }, 4).lower998).toBeNull();
  });
});
