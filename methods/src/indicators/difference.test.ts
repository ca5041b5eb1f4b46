import { array, assert, double, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compare,
  difference,
  differenceOfMeans,
  differenceOfProportions,
  differenceOfRates,
  proportion,
  rate,
  ratioOfRates,
  spine,
} from "./index.ts";

const share = integer({ min: 1, max: 5000 }).chain((n) =>
  record({ x: integer({ min: 0, max: n }), n: integer({ min: n, max: n }) }),
);
const events = record({ x: integer({ min: 0, max: 5000 }), n: integer({ min: 1, max: 100_000 }) });

describe("difference of two proportions", () => {
  it("has the published limits of Newcombe's table II, method 10", () => {
    const limits = (x1: number, n1: number, x2: number, n2: number) => {
      const { lower95, upper95 } = differenceOfProportions({ x: x1, n: n1 }, { x: x2, n: n2 });
      return [lower95!.toFixed(4), upper95!.toFixed(4)];
    };
    expect(limits(56, 70, 48, 80)).toEqual(["0.0524", "0.3339"]);
    expect(limits(9, 10, 3, 10)).toEqual(["0.1705", "0.8090"]);
    expect(limits(10, 10, 0, 20)).toEqual(["0.6791", "1.0000"]);
    expect(limits(10, 10, 0, 10)).toEqual(["0.6075", "1.0000"]);
  });

  it("can be sure although the two intervals overlap", () => {
    const [a, b] = [
      { x: 220, n: 1000 },
      { x: 180, n: 1000 },
    ];
    expect(proportion(a.x, a.n).lower95!).toBeLessThan(proportion(b.x, b.n).upper95!);
    expect(differenceOfProportions(a, b).lower95!).toBeGreaterThan(0);
  });

  it("turns sign when the two change places, and stays within −1 and 1", () => {
    assert(
      property(share, share, (a, b) => {
        const [forth, back] = [differenceOfProportions(a, b), differenceOfProportions(b, a)];
        expect(forth.lower95).toBeCloseTo(-back.upper95!, 12);
        expect(forth.upper998).toBeCloseTo(-back.lower998!, 12);
        const order = [
          -1.000001,
          forth.lower998!,
          forth.lower95!,
          forth.value!,
          forth.upper95!,
          forth.upper998!,
          1.000001,
        ];
        expect(order).toEqual(order.toSorted((one, other) => one - other));
      }),
    );
  });

  it("is surer than overlap: two intervals that do not touch always differ", () => {
    assert(
      property(share, share, (a, b) => {
        const touching = proportion(a.x, a.n).lower95! <= proportion(b.x, b.n).upper95!;
        expect(touching || differenceOfProportions(a, b).lower95! > 0).toBe(true);
      }),
    );
  });

  it("says why it gives nothing", () => {
    expect(differenceOfProportions({ x: null, n: 5 }, { x: 1, n: 5 })).toMatchObject({
      value: null,
      reason: "missing_input",
    });
    expect(differenceOfProportions({ x: 1, n: 5 }, { x: 6, n: 5 }).reason).toBe("numerator_exceeds_denominator");
  });
});

describe("difference and ratio of two rates", () => {
  it("squares and adds the margins of both", () => {
    const [a, b] = [rate(40, 1000, 1000), rate(20, 1000, 1000)];
    const apart = differenceOfRates({ x: 40, n: 1000 }, { x: 20, n: 1000 }, 1000);
    expect(apart.value).toBe(20);
    expect(apart.lower95).toBeCloseTo(20 - Math.hypot(40 - a.lower95!, b.upper95! - 20), 12);
  });

  it("as a ratio of 40 to 20 events lies between 1.17 and 3.42", () => {
    const ratio = ratioOfRates({ x: 40, n: 1000 }, { x: 20, n: 1000 });
    const factor = Math.exp(1.959963984540054 * Math.sqrt(1 / 40 + 1 / 20));
    expect(ratio.value).toBeCloseTo(2, 12);
    expect(ratio.lower95).toBeCloseTo(2 / factor, 12);
    expect(ratioOfRates({ x: 0, n: 10 }, { x: 2, n: 10 }).reason).toBe("no_events");
    expect(ratioOfRates({ x: 1, n: 0 }, { x: 2, n: 10 }).reason).toBe("zero_denominator");
  });

  it("turns sign when the two change places", () => {
    assert(
      property(events, events, (a, b) => {
        const [forth, back] = [differenceOfRates(a, b), differenceOfRates(b, a)];
        expect(forth.lower95).toBeCloseTo(-back.upper95!, 9);
        expect(forth.lower95!).toBeLessThan(forth.value!);
      }),
    );
  });
});

describe("difference of two means", () => {
  it("follows Welch", () => {
    // Equal spread and size: 2·(3 − 1) degrees of freedom, whose t is 2.776445; standard error √(1/3 + 1/3).
    const apart = differenceOfMeans([1, 2, 3], [5, 6, 7]);
    expect(apart.value).toBe(-4);
    expect(apart.upper95! + 4).toBeCloseTo(2.7764451052 * Math.sqrt(2 / 3), 8);
  });

  it("leans to the smaller number of values when one side is much less sure", () => {
    // The second side has no spread, so all freedom is the first side's: t with 2 degrees of freedom.
    const apart = differenceOfMeans([1, 2, 3], [5, 5, 5, 5, 5]);
    expect(apart.upper95! + 3).toBeCloseTo(0.95 / Math.sqrt(2 * 0.975 * 0.025) / Math.sqrt(3), 10);
  });

  it("needs two values on both sides", () => {
    expect(differenceOfMeans([1], [2, 3])).toMatchObject({ value: -1.5, lower95: null, reason: "fewer_than_2_values" });
    expect(differenceOfMeans([], [2, 3]).value).toBeNull();
    expect(differenceOfMeans([2, 2], [3, 3])).toMatchObject({ value: -1, lower95: -1, upper95: -1 });
  });

  it("does not depend on where zero lies", () => {
    const values = array(double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 10 });
    assert(
      property(values, values, integer({ min: -50, max: 50 }), (a, b, shift) => {
        const moved = differenceOfMeans(
          a.map((value) => value + shift),
          b.map((value) => value + shift),
        );
        expect(moved.value).toBeCloseTo(differenceOfMeans(a, b).value!, 9);
      }),
    );
  });
});

describe("difference of any two estimates", () => {
  const known = { value: 10, lower95: 8, upper95: 13, lower998: 7, upper998: 15, reason: null };

  it("keeps the value but no interval when one side has none", () => {
    const bare = { value: 7, lower95: null, upper95: null, lower998: null, upper998: null, reason: null };
    expect(difference(known, bare)).toMatchObject({ value: 3, lower95: null, reason: "missing_error" });
  });

  it("from itself is zero with √2 times the margins", () => {
    expect(difference(known, known)).toMatchObject({ value: 0, lower95: -Math.hypot(2, 3), upper95: Math.hypot(2, 3) });
  });
});

describe("comparison with a benchmark", () => {
  const area = { value: 10, lower95: 8, upper95: 12, lower998: 7, upper998: 13, reason: null };

  it("judges only when the indicator has a good side", () => {
    expect(compare(area, 7.5)).toEqual({ standing: "higher", much: false });
    expect(compare(area, 7.5, "high")).toEqual({ standing: "better", much: false });
    expect(compare(area, 7.5, "low")).toEqual({ standing: "worse", much: false });
    expect(compare(area, 20, "low")).toEqual({ standing: "better", much: true });
    expect(compare(area, 12, "low")).toEqual({ standing: "similar", much: false });
  });

  it("says nothing without an interval or a benchmark", () => {
    expect(compare({ ...area, lower95: null }, 7)).toBeNull();
    expect(compare(area, null)).toBeNull();
  });
});

describe("spine", () => {
  it("puts the benchmark in the middle and the furthest area at an end; better is to the right", () => {
    const high = spine([4, 10, 13, null], 10, "high");
    expect([4, 10, 13, null].map(high.place)).toEqual([-1, 0, 0.5, null]);
    expect(spine([4, 13], 10, "low").place(4)).toBe(1);
    expect(spine([10], 10).place(10)).toBeNull();
  });
});
