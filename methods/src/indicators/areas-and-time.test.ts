import { readFileSync } from "node:fs";
import { array, assert, boolean, constant, double, integer, oneof, property } from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { disagreements } from "../../../tests/support/vectors.ts";
import { quantiles, recentTrend } from "./index.ts";

const folder = "indicator-test-vectors";

describeWithReference(folder, "published vectors of quantiles and trends", () => {
  it("quantiles of every group of areas", () => {
    const rows = parse(readFileSync(reference(folder, "quantiles.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(456);
    const number = (text: string | undefined) => (text ? Number(text) : null);
    for (const group of Object.values(Object.groupBy(rows, (row) => row.group!)) as Record<string, string>[][]) {
      const answer = quantiles(
        group.map((row) => number(row.value)),
        Number(group[0]!.nquantiles),
        group[0]!.highest_value_is_quantile_1 === "True",
      );
      expect(answer.quantile).toEqual(group.map((row) => number(row.quantile)));
    }
  });

  it("recent trends with the numbers behind them", () => {
    const { cases } = JSON.parse(readFileSync(reference(folder, "recent_trend.json"), "utf8"));
    expect(cases).toHaveLength(6);
    for (const { id, points, computed } of cases) {
      const { leaveOneOutConsistent, slopeSe, ...answer } = recentTrend(points);
      expect([id, answer.trend]).toEqual([id, computed.trend]);
      expect(disagreements({ ...answer, slope_se: slopeSe }, computed, { relative: 1e-9 })).toEqual([]);
      expect(leaveOneOutConsistent).toBe(computed.leave_one_out_consistent ?? null);
      expect(answer.reason).toBe(computed.reason ? "fewer_than_5_valid_points" : null);
    }
  });
});

describe("quantiles", () => {
  it("put the highest in the first group, or the lowest", () => {
    expect(quantiles([10, 40, 20, 30], 2).quantile).toEqual([2, 1, 2, 1]);
    expect(quantiles([10, 40, 20, 30], 2, false).quantile).toEqual([1, 2, 1, 2]);
  });

  it("keep equal values together and leave missing ones out", () => {
    expect(quantiles([5, 5, null, 5, 1], 2)).toEqual({ quantile: [1, 1, null, 1, 2], reason: null });
    expect(quantiles([1, 2, null], 3)).toEqual({ quantile: [null, null, null], reason: "fewer_areas_than_quantiles" });
  });

  it("are about equally large and follow the order of the values", () => {
    assert(
      property(
        array(integer(), { minLength: 10, maxLength: 200 }),
        integer({ min: 2, max: 10 }),
        boolean(),
        (drawn, groups, highestFirst) => {
          const values = [...new Set(drawn)].slice(0, drawn.length);
          const { quantile } = quantiles(values, groups, highestFirst);
          const enough = values.length >= groups;
          const sizes = enough
            ? Array.from({ length: groups }, (_, place) => quantile.filter((one) => one === place + 1).length)
            : [0];
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          const order = values
            .map((value, place) => [highestFirst ? -value : value, quantile[place]] as const)
            .toSorted((a, b) => a[0] - b[0]);
          expect(order.map(([, group]) => group)).toEqual(quantile.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
        },
      ),
    );
  });

  it("with highest first mirror those with lowest first when no values are equal and the number divides", () => {
    assert(
      property(integer({ min: 2, max: 10 }), integer({ min: 1, max: 20 }), (groups, each) => {
        const values = Array.from({ length: groups * each }, (_, place) => place * 3);
        const mirrored = quantiles(values, groups, false).quantile.map((group) => groups + 1 - group!);
        expect(quantiles(values, groups).quantile).toEqual(mirrored);
      }),
    );
  });
});

const series = (values: readonly (number | null)[], margin = 0.98) =>
  values.map((value, place) => ({
    period: 2019 + place,
    value,
    lower95: value === null ? null : value - margin,
    upper95: value === null ? null : value + margin,
  }));

describe("recent trend", () => {
  it("of an even rise: slope 2 per period, χ² = 4·10·4", () => {
    // Standard error 0.5 each, so weight 4; Σ(x−3)² = 10; se = 1/√40; χ² = 2²·40.
    const answer = recentTrend(series([10, 12, 14, 16, 18]));
    expect(answer).toMatchObject({
      trend: "increasing",
      leaveOneOutConsistent: true,
      periods: [2019, 2020, 2021, 2022, 2023],
    });
    expect(answer.slope).toBeCloseTo(2, 12);
    expect(answer.slopeSe).toBeCloseTo(1 / Math.sqrt(40), 12);
    expect(answer.chi2).toBeCloseTo(160, 9);
  });

  it("is better or worse only when the indicator has a good side", () => {
    const [up, flat] = [series([10, 12, 14, 16, 18]), series([10, 10, 10, 10, 10])];
    expect(recentTrend(up).judgement).toBeNull();
    expect(recentTrend(up, "high").judgement).toBe("better");
    expect(recentTrend(up, "low").judgement).toBe("worse");
    expect(recentTrend(flat, "low")).toMatchObject({ trend: "no_significant_change", judgement: null });
  });

  it("takes the last five periods that can be used, in the order of time", () => {
    const points = series([99, 10, null, 12, 14, 16, 18]);
    const answer = recentTrend(points.toReversed());
    expect(answer.periods).toEqual([2020, 2022, 2023, 2024, 2025]);
    expect(answer.slope).toBeCloseTo(2, 12);
  });

  it("is no trend when it hangs on one period", () => {
    const answer = recentTrend(series([10, 10, 10, 10, 20], 0.3));
    expect(answer.chi2).toBeGreaterThan(9.55);
    expect(answer).toMatchObject({ leaveOneOutConsistent: false, trend: "no_significant_change" });
  });

  it("cannot be calculated without intervals, which is not the same as no change", () => {
    const bare = series([1, 2, 3, 4, 5]).map((point) => ({ ...point, lower95: null }));
    expect(recentTrend(bare)).toMatchObject({
      trend: "cannot_be_calculated",
      slope: null,
      reason: "fewer_than_5_valid_points",
    });
    expect(recentTrend(series([1, 2, 3, 4, 5], 0)).trend).toBe("cannot_be_calculated");
  });

  it("turns round with time, and does not depend on the unit", () => {
    const value = oneof(double({ min: 1, max: 100, noNaN: true }), constant(null));
    assert(
      property(array(value, { maxLength: 8 }), double({ min: 0.5, max: 5, noNaN: true }), (values, margin) => {
        const forth = recentTrend(series(values, margin));
        const turned = { increasing: "decreasing", decreasing: "increasing" } as Record<string, string>;
        const mirrored = recentTrend(
          series(
            values.map((one) => (one === null ? null : -one)),
            margin,
          ),
        );
        expect(mirrored.trend).toBe(turned[forth.trend] ?? forth.trend);
        const tenfold = recentTrend(
          series(
            values.map((one) => (one === null ? null : one * 10)),
            margin * 10,
          ),
        );
        expect((1 + (tenfold.chi2 ?? 0)) / (1 + (forth.chi2 ?? 0))).toBeCloseTo(1, 8);
      }),
    );
  });
});
