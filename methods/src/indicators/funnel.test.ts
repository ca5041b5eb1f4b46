import { readFileSync } from "node:fs";
import { assert, double, integer, property } from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { disagreements } from "../../../tests/support/vectors.ts";
import {
  countSignificance,
  funnelProportion,
  funnelRate,
  funnelRatio,
  funnelSizes,
  limitsSignificance,
  overdispersedProportion,
  overdispersedRatio,
  overdispersion,
  proportionSignificance,
  scaledProportion,
  scaledRatio,
  standardisedSignificance,
} from "./index.ts";
import type { FunnelLimits } from "./index.ts";

const folder = "indicator-test-vectors";
type Row = Record<string, string>;
const csv = (name: string): Row[] => parse(readFileSync(reference(folder, name), "utf8"), { columns: true });
const total = (rows: Row[], value: (row: Row) => number) => rows.reduce((sum, row) => sum + value(row), 0);

/** The limits of a row under the names that we give them. */
const limitsOf = (row: Row, suffix: string) =>
  Object.fromEntries(
    ["lower2", "upper2", "lower3", "upper3"].map((name) => [
      name,
      Number(row[`${name.slice(0, 5)}_${name.slice(5)}s_${suffix}`]),
    ]),
  );

describeWithReference(folder, "published vectors of funnels", () => {
  it("limits of a share", () => {
    const points = csv("funnel_proportion_points.csv");
    const average = total(points, (row) => Number(row.numerator)) / total(points, (row) => Number(row.denominator));
    const rows = csv("funnel_proportion_limits.csv");
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      const limits = timesHundred(funnelProportion(Number(row.Population), average));
      // The file is rounded to six digits of a percentage; a double adds a trifle to a half unit of the last one.
      expect(disagreements(limits, limitsOf(row, "limit"), { absolute: 5.01e-7 })).toEqual([]);
    }
  });

  it("how shares stand to the average", () => {
    const points = csv("funnel_proportion_points.csv");
    const average = total(points, (row) => Number(row.numerator)) / total(points, (row) => Number(row.denominator));
    const off = points.filter(
      (row) => proportionSignificance(Number(row.numerator), Number(row.denominator), average) !== row.significance,
    );
    expect([points.length, off]).toEqual([303, []]);
  });

  it("limits of a ratio, and how areas stand to it", () => {
    const [rows, points] = [csv("funnel_ratio_limits.csv"), csv("funnel_ratio_points.csv")];
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      const limits = timesHundred(funnelRatio(Number(row.Observed_events)));
      expect(disagreements(limits, limitsOf(row, "isr"), { relative: 5e-5 })).toEqual([]);
    }
    const off = points.filter((row) => countSignificance(Number(row.obs), Number(row.expected)) !== row.significance);
    expect([points.length, off]).toEqual([300, []]);
  });

  it("limits of a rate with the populations that belong to them", () => {
    const rows = csv("funnel_rate_limits_dsr.csv");
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      const { populations, ...limits } = funnelRate(Number(row.Events), Number(row.baseline), 100_000);
      expect(disagreements(limits, limitsOf(row, "limit"), { relative: 5e-5 })).toEqual([]);
      // These are events of three years; the file gives populations per year.
      const perYear = Object.fromEntries(Object.entries(populations).map(([name, size]) => [name, size! / 3]));
      expect(disagreements(perYear, limitsOf(row, "population_1_year"), { relative: 5e-5 })).toEqual([]);
    }
  });

  it("how crude and standardised rates stand to the average", () => {
    const all = csv("funnel_rate_points.csv");
    const counted = all.filter((row) => Number(row.count) > 0);
    for (const [rows, column] of [
      [all, "crude_per_100000_with_0"],
      [counted, "crude_per_100000_without_0"],
    ] as const) {
      const average = total(rows, (row) => Number(row.count)) / total(rows, (row) => Number(row.pop));
      expect(
        rows.filter((row) => countSignificance(Number(row.count), average * Number(row.pop)) !== row[column]),
      ).toEqual([]);
    }
    const average =
      total(counted, (row) => Number(row.count)) / total(counted, (row) => Number(row.count) / Number(row.rate_dsr));
    const off = counted.filter(
      (row) =>
        standardisedSignificance(Number(row.count), Number(row.rate_dsr), average) !== row.dsr_per_100000_without_0,
    );
    expect([counted.length, off]).toEqual([39, []]);
  });
});

function timesHundred(limits: FunnelLimits): object {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit === null ? null : limit * 100]));
}

describe("funnel", () => {
  it("of a share: 100 of an average half lies within 40.2 and 59.8 per cent", () => {
    const { lower2, upper2 } = funnelProportion(100, 0.5);
    expect(lower2).toBeCloseTo(0.5 - 0.05 * 1.959963984540054, 12);
    expect(upper2).toBeCloseTo(0.5 + 0.05 * 1.959963984540054, 12);
    expect(funnelProportion(1, 0.5)).toMatchObject({ lower3: 0, upper3: 1 });
  });

  it("of a ratio: one event is too many only where 0.0253 were expected", () => {
    expect(funnelRatio(1).upper2).toBeCloseTo(1 / -Math.log(0.975), 10);
    expect(funnelRatio(0)).toEqual({ lower2: 0, upper2: null, lower3: 0, upper3: null });
  });

  it("narrows towards the average with size", () => {
    assert(
      property(integer({ min: 1, max: 20_000 }), double({ min: 0.01, max: 0.99, noNaN: true }), (size, average) => {
        const [small, large] = [funnelRatio(size), funnelRatio(size + 1)];
        expect(small.lower2!).toBeLessThan(large.lower2!);
        expect(small.upper3!).toBeGreaterThan(large.upper3!);
        expect(small.lower3!).toBeLessThan(small.lower2!);
        const [few, more] = [funnelProportion(size, average), funnelProportion(2 * size, average)];
        expect(few.upper2! - few.lower2!).toBeGreaterThanOrEqual(more.upper2! - more.lower2!);
      }),
    );
  });

  it("and colour say the same of a share", () => {
    assert(
      property(
        integer({ min: 1, max: 2000 }),
        double({ min: 0, max: 1, noNaN: true }),
        double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, part, average) => {
          const x = Math.floor(part * n);
          const { lower2, upper2 } = funnelProportion(n, average);
          const outside = x / n > upper2! + 1e-9 || x / n < lower2! - 1e-9;
          const inside = x / n < upper2! - 1e-9 && x / n > lower2! + 1e-9;
          const said = proportionSignificance(x, n, average);
          expect(outside ? said !== "Not significant" : !inside || said === "Not significant").toBe(true);
        },
      ),
    );
  });

  it("with widened limits colours by those limits", () => {
    const limits = { lower2: 0.8, upper2: 1.2, lower3: 0.7, upper3: null };
    expect([0.6, 0.75, 1, 1.3].map((value) => limitsSignificance(value, limits))).toEqual([
      "Low (0.001)",
      "Low (0.025)",
      "Not significant",
      "High (0.025)",
    ]);
    expect(limitsSignificance(2, { ...limits, upper3: 1.5 })).toBe("High (0.001)");
  });

  it("colours no standardised rate of fewer than ten events", () => {
    expect(standardisedSignificance(9, 900, 1)).toBeNull();
    expect(standardisedSignificance(10, 900, 1)).toBe("High (0.001)");
  });

  it("is drawn at whole sizes from its mouth to the largest", () => {
    const sizes = funnelSizes(20, 5000);
    expect([sizes[0], sizes.at(-1), sizes.length <= 100]).toEqual([1, 5000, true]);
    expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
    expect(funnelSizes(800, 1000)[0]).toBe(800);
  });
});

describe("overdispersion", () => {
  // z-scores −2, −2, 2, 2 with error 0.1: φ = 4, τ² = (4·4 − 3)/(400 − 100) = 13/300.
  const four = [-2, -2, 2, 2].map((z) => ({ distance: z * 0.1, error: 0.1 }));

  it("is the mean of the squared scores, and the variance between areas that explains it", () => {
    const found = overdispersion(four);
    expect(found.phi).toBeCloseTo(4, 12);
    expect(found.tau2).toBeCloseTo(13 / 300, 12);
    expect(found).toMatchObject({ winsorise: 0.1, areas: 4 });
  });

  it("is not blown up by one outlier", () => {
    const areas = [
      ...Array.from({ length: 20 }, (_, place) => ({ distance: place % 2 ? 0.1 : -0.1, error: 0.1 })),
      { distance: 5, error: 0.1 },
    ];
    expect(overdispersion(areas).phi).toBeCloseTo(1, 10);
    expect(overdispersion(areas, 0).phi).toBeGreaterThan(100);
  });

  it("without it the limits are those of chance on the same scale", () => {
    const none = overdispersion([
      { distance: 0, error: 0.1 },
      { distance: 0.01, error: 0.1 },
    ]);
    expect(none.tau2).toBe(0);
    expect(overdispersedRatio(25, none).upper2).toBeCloseTo((1 + 1.959963984540054 / 10) ** 2, 12);
    expect(overdispersedRatio(25, none, "multiplicative")).toEqual(overdispersedRatio(25, none));
    expect(overdispersedProportion(1, 0.5, none)).toMatchObject({ lower3: 0, upper3: 1 });
  });

  it("multiplicative widens by √φ", () => {
    const found = overdispersion(four);
    expect(overdispersedRatio(25, found, "multiplicative").upper2).toBeCloseTo((1 + 2 * 0.1959963984540054) ** 2, 12);
  });

  it("puts areas on their scale: an area at the average has distance 0", () => {
    expect(scaledRatio(50, 50).distance).toBe(0);
    expect(scaledRatio(100, 25)).toEqual({ distance: 1, error: 0.1 });
    expect(scaledProportion(30, 100, 0.3).distance).toBeCloseTo(0, 12);
    expect(scaledProportion(30, 100, 0.3).error).toBe(0.05);
  });

  it("never narrows the funnel, and an additive one never closes", () => {
    assert(
      property(integer({ min: 1, max: 100_000 }), double({ min: 0, max: 0.2, noNaN: true }), (expected, tau2) => {
        const chance = overdispersedRatio(expected, { phi: 1, tau2: 0, winsorise: 0.1, areas: 9 });
        const wide = overdispersedRatio(expected, { phi: 1, tau2, winsorise: 0.1, areas: 9 });
        expect(wide.lower2!).toBeLessThanOrEqual(chance.lower2!);
        expect(wide.upper3!).toBeGreaterThanOrEqual(chance.upper3!);
        expect(wide.upper2!).toBeGreaterThanOrEqual((1 + 1.9599 * Math.sqrt(tau2)) ** 2);
      }),
    );
  });
});
