import { readFileSync } from "node:fs";
import { assert, double, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { disagreements } from "../../../tests/support/vectors.ts";
import { byar, mean, meanFromSummary, proportion, rate, wilson } from "./index.ts";

const folder = "indicator-test-vectors";
const file = (name: string) => JSON.parse(readFileSync(reference(folder, name), "utf8"));

describeWithReference(folder, "published vectors of counts", () => {
  it("proportions, also with missing input", () => {
    const { cases, meta } = file("proportions.json");
    expect(cases).toHaveLength(19);
    for (const given of cases)
      expect(
        disagreements(proportion(given.x, given.n, given.multiplier), given, { relative: meta.tolerance_rel }),
      ).toEqual([]);
  });

  it("rates, also with missing input, with the method that was used", () => {
    const { cases, meta } = file("crude_rates.json");
    expect(cases).toHaveLength(20);
    for (const given of cases) {
      const answer = rate(given.x, given.n, given.multiplier);
      expect(disagreements(answer, given, { relative: meta.tolerance_rel })).toEqual([]);
      expect(answer.method).toBe(given.method);
    }
  });

  it("means with their sum and spread", () => {
    const { cases, meta } = file("means.json");
    expect(cases).toHaveLength(3);
    for (const given of cases) {
      const answer = mean(given.values);
      expect(disagreements({ ...answer, mean: answer.value }, given, { relative: meta.tolerance_rel })).toEqual([]);
      expect(answer.n).toBe(given.n);
    }
  });

  it("limits of Byar and Wilson, null where not defined", () => {
    const { cases, meta } = file("ci_primitives.json");
    expect(cases).toHaveLength(13);
    for (const { method, x, n, confidence, ...given } of cases) {
      expect(
        disagreements(method === "wilson" ? wilson(x, n, confidence) : byar(x, confidence), given, {
          relative: meta.tolerance_rel,
        }),
      ).toEqual([]);
    }
  });
});

describe("proportion", () => {
  it("half of a hundred lies between 40.4 and 59.6 per cent", () => {
    const half = proportion(50, 100, 100);
    expect(half.value).toBe(50);
    expect(half.lower95).toBeCloseTo(40.3832, 4);
    expect(half.upper95).toBeCloseTo(59.6168, 4);
  });

  it("nobody starts at exactly 0 and everybody ends at exactly 1", () => {
    expect(proportion(0, 20).lower95).toBe(0);
    expect(proportion(20, 20).upper998).toBe(1);
  });

  it("says why it gives nothing", () => {
    expect(proportion(null, 10)).toMatchObject({ value: null, lower95: null, reason: "missing_input" });
    expect(proportion(11, 10).reason).toBe("numerator_exceeds_denominator");
    expect(proportion(0, 0).reason).toBe("zero_denominator");
    expect(proportion(-1, 10).reason).toBe("not_a_count");
  });

  const counts = integer({ min: 1, max: 100_000 }).chain((n) =>
    tuple(integer({ min: 0, max: n }), integer({ min: n, max: n })),
  );

  it("lies in its interval, the interval within 0 and 1, and 99.8 % around 95 %", () => {
    assert(
      property(counts, ([x, n]) => {
        const { value, lower95, upper95, lower998, upper998 } = proportion(x, n);
        const order = [0, lower998!, lower95!, value!, upper95!, upper998!, 1];
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });

  it("mirrors its complement", () => {
    assert(
      property(counts, ([x, n]) => {
        expect(proportion(x, n).lower95).toBeCloseTo(1 - proportion(n - x, n).upper95!, 12);
      }),
    );
  });

  it("is surer of the same share in a larger group", () => {
    assert(
      property(counts, integer({ min: 2, max: 50 }), ([x, n], times) => {
        const [small, large] = [wilson(x, n, 0.95), wilson(x * times, n * times, 0.95)];
        expect(large.upper! - large.lower!).toBeLessThan(small.upper! - small.lower!);
      }),
    );
  });
});

describe("rate", () => {
  it("no events have an upper limit of −log(0.025) events", () => {
    const none = rate(0, 1000, 1000);
    expect(none).toMatchObject({ value: 0, lower95: 0, method: "Exact" });
    expect(none.upper95).toBeCloseTo(-Math.log(0.025), 12);
  });

  it("may exceed its denominator, but has none without one", () => {
    expect(rate(250, 220, 100).value).toBeCloseTo(113.636, 3);
    expect(rate(3, 0).reason).toBe("zero_denominator");
    expect(rate(null, null)).toMatchObject({ value: null, method: null, reason: "missing_input" });
  });

  it("lies in its interval and is surer with more events", () => {
    assert(
      property(integer({ min: 0, max: 50_000 }), double({ min: 0.5, max: 1e7, noNaN: true }), (x, n) => {
        const one = rate(x, n, 1000);
        expect(one.lower998!).toBeLessThanOrEqual(one.lower95!);
        expect(one.lower95!).toBeLessThanOrEqual(one.value!);
        expect(one.value!).toBeLessThan(one.upper95!);
        expect(one.upper95!).toBeLessThan(one.upper998!);
        const ten = rate(10 * x, 10 * n, 1000);
        expect(ten.upper95! - ten.lower95!).toBeLessThan(one.upper95! - one.lower95!);
      }),
    );
  });

  it("Byar's limits stay near the exact ones from ten events on", () => {
    expect(byar(10, 0.95).lower).toBeCloseTo(4.7954, 1);
    expect(byar(0, 0.95).lower).toBeNull();
  });
});

describe("mean", () => {
  it("of 1, 2, 3 has limits 2 ∓ t/√3, where t with two degrees of freedom has a closed form", () => {
    const answer = mean([1, 2, 3]);
    expect(answer).toMatchObject({ value: 2, n: 3, sum: 6, sd: 1 });
    expect(answer.upper95).toBeCloseTo(2 + 0.95 / Math.sqrt(2 * 0.975 * 0.025) / Math.sqrt(3), 10);
  });

  it("leaves missing values out and says when there are too few", () => {
    expect(mean([null, 4, undefined, 6])).toMatchObject({ n: 2, value: 5 });
    expect(mean([4, null])).toMatchObject({ n: 1, value: 4, sd: null, lower95: null, reason: "fewer_than_2_values" });
    expect(mean([null])).toMatchObject({ n: 0, value: null, sum: null, reason: "missing_input" });
    expect(meanFromSummary(1, 5, 0).reason).toBe("fewer_than_2_values");
  });
});
