import { array, assert as check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { derive, type Part } from "./derive.ts";

function part(changes: Partial<Part>): Part {
  return {
    status: "value",
    value: 0,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    weight: 100,
    ...changes,
  };
}

describe("the figure of an area made of parts", () => {
  it("recomputes a share from added counts, not from the mean of shares", () => {
    const parts = [
      part({ value: 50, numerator: 10, denominator: 20 }),
      part({ value: 10, numerator: 8, denominator: 80 }),
    ];
    expect(derive({ id: "share-65-plus", unit: "percent" }, parts)).toEqual({
      value: 18,
      numerator: 18,
      denominator: 100,
      lower: null,
      upper: null,
    });
  });

  it("weighs an estimate by the people it speaks of", () => {
    const parts = [part({ value: 60, weight: 300 }), part({ value: 20, weight: 100 })];
    expect(derive({ id: "overweight", unit: "percent" }, parts)?.value).toBe(50);
  });

  it("carries the margin of estimates along, and makes none up where a part has none", () => {
    const wide = part({ value: 60, lower: 50, upper: 72, weight: 300 });
    const narrow = part({ value: 20, lower: 18, upper: 24, weight: 100 });
    expect(derive({ id: "overweight", unit: "percent" }, [wide, narrow])).toMatchObject({ lower: 42, upper: 60 });
    const bare = part({ value: 20 });
    expect(derive({ id: "overweight", unit: "percent" }, [wide, bare])).toMatchObject({ lower: null, upper: null });
  });

  it("says nothing when parts with over 10 % of the people have no value", () => {
    const known = part({ value: 40, weight: 890 });
    const secret = part({ status: "secret", value: null, weight: 110 });
    expect(derive({ id: "overweight", unit: "percent" }, [known, secret])).toBeUndefined();
    expect(derive({ id: "overweight", unit: "percent" }, [known, { ...secret, weight: 90 }])?.value).toBe(40);
  });

  it("adds counts only when every part is known", () => {
    const parts = [part({ value: 3 }), part({ value: 4 })];
    expect(derive({ id: "residents", unit: "count" }, parts)?.value).toBe(7);
    expect(
      derive({ id: "residents", unit: "count" }, [...parts, part({ status: "unknown", value: null, weight: 1 })]),
    ).toBeUndefined();
  });

  it("weighs a density by land and what is of a household by households", () => {
    // 900 people on 300 hectares beside 4 000 on 100: 4 900 on 400.
    const dense = [part({ value: 300, weight: 300 }), part({ value: 4_000, weight: 100 })];
    expect(derive({ id: "population-density", unit: "per-km2" }, dense)?.value).toBe(1_225);
    const homes = [part({ value: 2, weight: 300 }), part({ value: 3, weight: 100 })];
    expect(derive({ id: "household-size", unit: "number" }, homes)?.value).toBe(2.25);
  });

  it("never averages medians, classes, surroundings or values of homes", () => {
    const parts = [part({ value: 200 }), part({ value: 300 })];
    expect(derive({ id: "home-value", unit: "euro-1000" }, parts)).toBeUndefined();
    expect(derive({ id: "urbanity", unit: "class" }, parts)).toBeUndefined();
    expect(derive({ id: "address-density", unit: "per-km2" }, parts)).toBeUndefined();
  });

  it("takes over what its only part has, also what cannot be added: a region that is one municipality has its incomes", () => {
    const only = part({ value: 37.5, weight: 0 });
    for (const unit of ["euro-1000", "class", "per-km2", "number"] as const) {
      expect(derive({ id: "any", unit }, [only])).toEqual({
        value: 37.5,
        numerator: null,
        denominator: null,
        lower: null,
        upper: null,
      });
    }
    const secret = part({ status: "secret", value: null });
    expect(derive({ id: "home-value", unit: "euro-1000" }, [secret])).toBeUndefined();
  });

  it("lies between the lowest and the highest part", () => {
    const row = integer({ min: 0, max: 100 }).chain((value) =>
      integer({ min: 1, max: 1_000 }).map((people) => part({ value, weight: people })),
    );
    check(
      property(array(row, { minLength: 1, maxLength: 20 }), (parts) => {
        const made = derive({ id: "lonely", unit: "percent" }, parts)!.value;
        const values = parts.map((one) => one.value ?? 0);
        expect(made).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(made).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
    );
  });
});
