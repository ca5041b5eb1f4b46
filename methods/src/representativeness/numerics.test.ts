import { describe, expect, it } from "vitest";
import { couldBeChance } from "./chance.ts";
import { allowsMarginOfError, reach } from "./coverage.ts";
import { chiSquareTail, logGamma, seededRandom, twoSidedZ } from "./numerics.ts";

describe("distribution functions", () => {
  it("agree with printed tables", () => {
    expect(twoSidedZ(0.95)).toBeCloseTo(1.959963984540054, 13);
    expect(twoSidedZ(0.998)).toBeCloseTo(3.090232306167813, 12);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    // Upper 5 % points of chi-square with 1, 5 and 30 degrees of freedom.
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(11.070497693516351, 5)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(43.77297182574219, 30)).toBeCloseTo(0.05, 12);
    // With two degrees of freedom the tail is exactly e^(−x/2).
    for (const x of [0.1, 1, 4, 50]) expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 11);
    expect(chiSquareTail(3, 0)).toBe(1);
  });

  it("refuse a confidence that is none", () => {
    expect(() => twoSidedZ(1)).toThrow(RangeError);
    expect(() => twoSidedZ(Number.NaN)).toThrow(RangeError);
  });

  it("draw the same numbers from the same seed", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});

describe("could it be chance", () => {
  it("simulates where a cell expects fewer than five, close to the exact chance", () => {
    // Two equal groups, four people, all from one: exactly 2 · (½)⁴ = 0.125.
    const found = couldBeChance(
      [
        { population: 50, participants: 4 },
        { population: 50, participants: 0 },
      ],
      1,
      9999,
    )!;
    expect(found.by).toBe("simulation");
    expect(found.p).toBeGreaterThan(0.11);
    expect(found.p).toBeLessThan(0.14);
  });

  it("is repeatable", () => {
    const cells = [30, 40, 30].map((population, at) => ({ population, participants: at }));
    expect(couldBeChance(cells, 3)).toEqual(couldBeChance(cells, 3));
  });

  it("says 1 where nothing can differ", () => {
    expect(couldBeChance([{ population: 50, participants: 2 }])).toMatchObject({ p: 1, df: 0 });
  });
});

describe("from everybody to those who took part", () => {
  it("multiplies coverage and response", () => {
    const found = reach(12_000, 4000, 310)!;
    expect(found.coverage * found.response!).toBeCloseTo(found.participation, 12);
    expect(reach(100, 0, 0)).toEqual({ coverage: 0, response: null, participation: 0 });
  });

  it("refuses numbers that contradict each other", () => {
    expect(reach(100, 50, 51)).toBeNull();
    expect(reach(100, 101, 10)).toBeNull();
    expect(reach(0, 0, 0)).toBeNull();
  });

  it("lets a margin of error stand only beside a drawn sample", () => {
    expect(allowsMarginOfError("drawn-sample")).toBe(true);
    expect(allowsMarginOfError("self-selected")).toBe(false);
  });
});
