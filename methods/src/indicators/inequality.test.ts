import { readFileSync } from "node:fs";
import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { near } from "../../../tests/support/vectors.ts";
import { inequality } from "./index.ts";
import type { InequalityOptions, RankedGroups, ValueType } from "./index.ts";

const folder = "indicator-test-vectors";

type Limit = `${"sii" | "rii"}_${"lower" | "upper"}_1`;

interface Given extends RankedGroups, Readonly<Record<Limit, number | null>> {
  readonly id: string;
  readonly description: string;
  readonly value_type: ValueType;
  readonly transform: boolean;
  readonly multiplier: number;
  readonly confidence: string;
  readonly sii: number;
  readonly rii: number | null;
  readonly intercept: number | null;
}

describeWithReference(folder, "published vectors of inequality", () => {
  const file = (): { readonly cases: readonly Given[]; readonly meta: { readonly tolerance_abs_point: number } } =>
    JSON.parse(readFileSync(reference(folder, "slope_index_of_inequality.json"), "utf8"));
  const options = (given: Given): InequalityOptions => ({
    valueType: given.value_type,
    transform: given.transform,
    multiplier: given.multiplier,
  });

  it("slope, ratio and intercept", () => {
    const { cases, meta } = file();
    expect(cases).toHaveLength(44);
    // The files leave out a ratio or intercept that was not asked for.
    const equal = (mine: number | null, theirs: number | null) =>
      theirs === null || near(mine, theirs, { absolute: meta.tolerance_abs_point });
    const off = cases.filter((given) => {
      const answer = inequality(given, { ...options(given), repetitions: 1 });
      return !(
        equal(answer.sii, given.sii) &&
        equal(answer.rii, given.rii) &&
        equal(answer.intercept, given.intercept)
      );
    });
    expect(off.map((given) => given.id)).toEqual([]);
  });

  it("limits within 2 % of the width of the interval, at 95, 98 and 99 %", () => {
    // Some cases repeat others; those of the 98 % interval say so in their description only.
    const distinct = file().cases.filter((given) =>
      [1, 2, 3, 4, 9, 10, 11, 12, 16, 25, 26, 27, 30, 33, 35, 42].includes(Number(given.id)),
    );
    expect(distinct).toHaveLength(16);
    for (const given of distinct) {
      const confidence = /98%/.test(given.description) ? 0.98 : Number(given.confidence) / 100;
      const [limits] = inequality(given, { ...options(given), confidences: [confidence] }).limits;
      const siiWidth = given.sii_upper_1! - given.sii_lower_1!;
      const riiWidth = given.rii_upper_1! - given.rii_lower_1!;
      const shifts = [
        (limits!.siiLower - given.sii_lower_1!) / siiWidth,
        (limits!.siiUpper - given.sii_upper_1!) / siiWidth,
        (limits!.riiLower! - given.rii_lower_1!) / riiWidth,
        (limits!.riiUpper! - given.rii_upper_1!) / riiWidth,
      ];
      expect({ id: given.id, off: shifts.filter((shift) => Math.abs(shift) > 0.02) }).toEqual({
        id: given.id,
        off: [],
      });
    }
  });
});

/** Five equal groups whose values rise evenly by 2, from 11 to 19: the line runs from 10 to 20. */
const even: RankedGroups = { population: [1, 1, 1, 1, 1], value: [11, 13, 15, 17, 19], se: [1, 1, 1, 1, 1] };

describe("slope and relative index of inequality", () => {
  it("are the difference and ratio of the ends of the line", () => {
    const answer = inequality(even, { repetitions: 10 });
    expect(answer.sii).toBeCloseTo(10, 12);
    expect(answer.intercept).toBeCloseTo(10, 12);
    expect(answer.rii).toBeCloseTo(2, 12);
  });

  it("have the interval of a weighted slope", () => {
    // Places 0.1, 0.3 … 0.9: Σ(b−½)² = 0.4, so the slope's standard error is 1/√0.4.
    const [limits] = inequality(even).limits;
    expect(limits!.siiUpper - limits!.siiLower).toBeCloseTo((2 * 1.959963984540054) / Math.sqrt(0.4), 1);
  });

  it("take the errors from 95 % limits when none are given", () => {
    const z = 1.959963984540054;
    const value = even.value as number[];
    const limits = { lower95: value.map((y) => y - z), upper95: value.map((y) => y + z), se: undefined };
    const [own, derived] = [
      inequality(even, { repetitions: 2000 }),
      inequality({ ...even, ...limits }, { repetitions: 2000 }),
    ];
    expect(derived.limits[0]!.siiLower).toBeCloseTo(own.limits[0]!.siiLower, 9);
  });

  it("come out the same for the same seed, and say which seed", () => {
    const run = (seed?: number | string) => inequality(even, { repetitions: 500, seed });
    expect(run("2026-11")).toEqual(run("2026-11"));
    expect(run("2026-11").limits).not.toEqual(run("2026-12").limits);
    expect(run()).toMatchObject({ seed: 1, repetitions: 500 });
  });

  it("a multiplier between 0 and 1 does not swap the limits", () => {
    for (const transform of [false, true]) {
      const given = { valueType: "rate", transform, repetitions: 500 } as const;
      const rate = { ...even, se: [0.1, 0.1, 0.1, 0.1, 0.1] };
      const [whole] = inequality(rate, given).limits;
      const [tenth] = inequality(rate, { ...given, multiplier: 0.1 }).limits;
      expect(tenth!.siiLower).toBeCloseTo(whole!.siiLower / 10, 12);
      expect(tenth!.siiLower).toBeLessThan(tenth!.siiUpper);
      expect(tenth!.riiLower).toBe(whole!.riiLower);
    }
  });

  it("a negative multiplier turns the direction of both", () => {
    const [forth, back] = [1, -1].map((multiplier) => inequality(even, { multiplier, repetitions: 500 }));
    expect(back!.sii).toBeCloseTo(-forth!.sii!, 12);
    expect(back!.rii).toBeCloseTo(1 / forth!.rii!, 12);
    expect(back!.limits[0]!.siiLower).toBeCloseTo(-forth!.limits[0]!.siiUpper, 12);
    expect(back!.limits[0]!.riiUpper).toBeCloseTo(1 / forth!.limits[0]!.riiLower!, 12);
  });

  it("have no ratio when the line passes zero", () => {
    const answer = inequality({ ...even, value: [-3, -1, 1, 3, 5] }, { repetitions: 10 });
    expect(answer.sii).toBeCloseTo(10, 12);
    expect([answer.rii, answer.limits[0]!.riiLower]).toEqual([null, null]);
  });

  it("say why they, or only their limits, are not there", () => {
    const reason = (change: object, options: InequalityOptions = {}) =>
      inequality({ ...even, ...change }, options).reason;
    expect(reason({ value: [1, 2, 3, 4, null] })).toBe("missing_input");
    expect(reason({ value: [1, 2, 3, 4] })).toBe("lists_differ_in_length");
    expect(reason({ value: [1, 2], population: [1, 2] })).toBe("fewer_than_5_groups");
    expect(reason({ population: [1, 1, 1, 1, 0] })).toBe("zero_population");
    expect(reason({}, { multiplier: 0 })).toBe("zero_multiplier");
    expect(reason({ value: [0, 1, 2, 3, 4] }, { valueType: "rate", transform: true })).toBe("value_outside_transform");
    expect(inequality({ ...even, se: undefined })).toMatchObject({ limits: [], reason: "missing_error" });
    expect(inequality({ ...even, se: undefined }).sii).toBeCloseTo(10, 12);
  });

  it("are none when all groups are alike, whatever their size", () => {
    assert(
      property(
        array(integer({ min: 1, max: 100_000 }), { minLength: 5, maxLength: 20 }),
        double({ min: 1, max: 100, noNaN: true }),
        (population, level) => {
          const answer = inequality({ population, value: population.map(() => level) }, { repetitions: 1 });
          expect(answer.sii! / level).toBeCloseTo(0, 8);
          expect(answer.rii).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  it("lie within their limits", () => {
    assert(
      property(array(double({ min: 20, max: 30, noNaN: true }), { minLength: 5, maxLength: 10 }), (value) => {
        const ones = value.map(() => 1);
        const { sii, limits } = inequality({ population: ones, value, se: ones }, { repetitions: 400 });
        expect(limits[0]!.siiLower).toBeLessThan(sii!);
        expect(limits[0]!.siiUpper).toBeGreaterThan(sii!);
      }),
      { numRuns: 30 },
    );
  });
});
