import { assert, constantFrom, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { fromState } from "./random.ts";
import {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  interpolate,
  logGamma,
  normalCdf,
  normalQuantile,
  poissonCdf,
  poissonDensity,
  poissonQuantile,
  quantileOfSorted,
  seededRandom,
  studentCdf,
  studentQuantile,
  sum,
  twoSidedZ,
  weightedLine,
} from "./index.ts";

/** How far off, as a share of what was expected. */
const off = (actual: number, expected: number) => Math.abs(actual / expected - 1);
const probability = double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe("distributions agree with printed tables", () => {
  it("normal", () => {
    expect(off(twoSidedZ(0.95), 1.959963984540054)).toBeLessThan(1e-12);
    expect(off(twoSidedZ(0.998), 3.090232306167813)).toBeLessThan(1e-12);
    expect(off(normalQuantile(1e-10), -6.361340902404056)).toBeLessThan(1e-12);
    expect(off(normalCdf(-3), 0.0013498980316301)).toBeLessThan(1e-12);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, Number.NaN]);
  });

  it("chi-square", () => {
    expect(off(chiSquareQuantile(0.95, 1), 3.841458820694124)).toBeLessThan(1e-12);
    expect(off(chiSquareQuantile(0.998, 1), 9.54953570608324)).toBeLessThan(1e-12);
    expect(off(chiSquareQuantile(0.5, 10), 9.341817765591967)).toBeLessThan(1e-12);
    expect([chiSquareQuantile(0, 3), chiSquareQuantile(0.5, 0), chiSquareQuantile(1, 3)]).toEqual([0, 0, Infinity]);
  });

  it("two degrees of freedom have a closed form", () => {
    for (const p of [1e-9, 0.025, 0.5, 0.999])
      expect(off(chiSquareQuantile(p, 2), -2 * Math.log1p(-p))).toBeLessThan(1e-12);
  });

  it("Student", () => {
    expect(off(studentQuantile(0.975, 7), 2.364624251592784)).toBeLessThan(1e-12);
    expect(off(studentQuantile(0.975, 1), Math.tan(Math.PI * 0.475))).toBeLessThan(1e-12);
    expect(off(studentQuantile(0.025, 30), -2.042272456301238)).toBeLessThan(1e-12);
  });

  it("beta", () => {
    expect(off(betaQuantile(0.5, 2, 2), 0.5)).toBeLessThan(1e-12);
    expect(off(betaQuantile(0.025, 1, 20), 1 - 0.975 ** (1 / 20))).toBeLessThan(1e-12);
    expect(off(betaCdf(0.3, 2, 3), 0.3483)).toBeLessThan(1e-12);
  });

  it("Poisson", () => {
    expect(off(poissonCdf(2, 1), 2.5 * Math.exp(-1))).toBeLessThan(1e-12);
    expect(off(poissonDensity(3, 2), (8 / 6) * Math.exp(-2))).toBeLessThan(1e-12);
    expect(poissonDensity(2.5, 2)).toBe(0);
    expect(poissonQuantile(0.5, 10)).toBe(10);
    expect(poissonQuantile(0, 10)).toBe(0);
  });

  it("log gamma", () => {
    expect(off(logGamma(0.5), Math.log(Math.PI) / 2)).toBeLessThan(1e-12);
    expect(off(logGamma(171), 706.5730622457874)).toBeLessThan(1e-12);
    expect(logGamma(0)).toBeNaN();
  });
});

describe("laws of distributions", () => {
  it("a quantile is the inverse of its distribution function", () => {
    assert(
      property(probability, double({ min: 0.2, max: 5000, noNaN: true }), (p, shape) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
        expect(chiSquareCdf(chiSquareQuantile(p, shape), shape)).toBeCloseTo(p, 11);
        expect(studentCdf(studentQuantile(p, shape), shape)).toBeCloseTo(p, 11);
        expect(betaCdf(betaQuantile(p, shape, 3), shape, 3)).toBeCloseTo(p, 9);
      }),
    );
  });

  it("the normal and Student's t are symmetric", () => {
    assert(
      property(double({ min: 0.001, max: 0.5, noNaN: true }), integer({ min: 1, max: 500 }), (p, df) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 10);
        expect(studentQuantile(1 - p, df) + studentQuantile(p, df)).toBeCloseTo(0, 6);
      }),
    );
  });

  it("at most k Poisson events is the same as χ² with 2k+2 degrees of freedom above twice the mean", () => {
    assert(
      property(integer({ min: 0, max: 300 }), double({ min: 0.01, max: 400, noNaN: true }), (count, mean) => {
        let total = 0;
        for (let k = 0; k <= count; k++) total += poissonDensity(k, mean);
        expect(poissonCdf(count, mean)).toBeCloseTo(total, 11);
        expect(1 - chiSquareCdf(2 * mean, 2 * count + 2)).toBeCloseTo(total, 11);
      }),
    );
  });

  it("a Poisson quantile is the first count that reaches the probability", () => {
    assert(
      property(probability, double({ min: 0, max: 1000, noNaN: true }), (p, mean) => {
        const count = poissonQuantile(p, mean);
        expect(poissonCdf(count, mean)).toBeGreaterThanOrEqual(p);
        expect(poissonCdf(count - 1, mean)).toBeLessThan(p);
      }),
    );
  });
});

describe("random numbers from a seed", () => {
  it("follow the published xoshiro128** from state 1, 2, 3, 4", () => {
    const random = fromState([1, 2, 3, 4]);
    expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([11_520, 0, 5_927_040]);
  });

  it("are equal for equal seeds and differ for others", () => {
    const take = (seed: number | string) => Array.from({ length: 5 }, seededRandom(seed).uniform);
    expect(take("Drenthe")).toEqual(take("Drenthe"));
    expect(take(1)).toEqual(take("1"));
    expect(take(1)).not.toEqual(take(2));
  });

  it("fill every outcome about equally", () => {
    const random = seededRandom(7);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 60_000; draw++) counts[random.below(6)]! += 1;
    const chi2 = counts.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0);
    expect(chi2).toBeLessThan(chiSquareQuantile(0.9999, 5));
  });

  it("normal numbers have mean 0 and spread 1", () => {
    const random = seededRandom(11);
    const drawn = Array.from({ length: 100_000 }, random.normal);
    expect(Math.abs(sum(drawn) / drawn.length)).toBeLessThan(0.015);
    expect(Math.abs(sum(drawn.map((z) => z * z)) / drawn.length - 1)).toBeLessThan(0.02);
  });

  it("stay in range", () => {
    assert(
      property(integer(), constantFrom(1, 2, 3, 4_294_967_296), (seed, bound) => {
        const random = seededRandom(seed);
        const [whole, part] = [random.below(bound), random.uniform()];
        expect(whole >= 0 && whole < bound && part >= 0 && part < 1).toBe(true);
      }),
    );
  });
});

describe("lines and sums", () => {
  it("a quantile lies on the straight line between its neighbours", () => {
    expect(quantileOfSorted([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOfSorted([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7, 12);
    expect(quantileOfSorted([5], 0.1)).toBe(5);
    expect(quantileOfSorted([], 0.1)).toBeNaN();
  });

  it("interpolation follows the points and holds its ends", () => {
    const points = [
      [0, 10],
      [10, 20],
      [20, 0],
    ] as const;
    expect([-1, 0, 5, 10, 15, 99].map((x) => interpolate(points, x))).toEqual([10, 10, 15, 20, 10, 0]);
    expect(interpolate([], 1)).toBeNaN();
  });

  it("a sum keeps what plain adding loses", () => {
    expect(sum([1e16, 1, -1e16])).toBe(1);
    expect(sum([])).toBe(0);
  });

  it("a line through points on a line is that line", () => {
    const line = weightedLine([1, 2, 4], [5, 7, 11], [1, 3, 2]);
    expect(line.slope).toBeCloseTo(2, 12);
    expect(line.intercept).toBeCloseTo(3, 12);
    // Σw = 6, weighted mean 2.5, Σw(x−2.5)² = 2.25 + 0.75 + 4.5 = 7.5
    expect(line.slopeError).toBeCloseTo(1 / Math.sqrt(7.5), 12);
  });
});
