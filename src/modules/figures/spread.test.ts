import { describe, expect, it } from "vitest";
import type { Area } from "#modules/regions/index.ts";
import type { Placed } from "./reading.ts";
import { exampleOf, funnelOf } from "./spread.ts";
import type { Value } from "./store.ts";

function placed(at: number, numerator: number, denominator: number, counts = true): Placed {
  const area: Area = {
    id: at,
    code: `GM${at}`,
    divisionYear: 2024,
    kind: "municipality",
    name: `Plaats ${at}`,
    municipalityCode: null,
    districtCode: null,
    regionId: null,
    change: 1,
    residents: denominator,
  };
  const value: Value = {
    indicator: "x",
    areaId: at,
    year: 2024,
    age: "all",
    table: "T",
    status: "value",
    lower: null,
    upper: null,
    value: (100 * numerator) / denominator,
    ...(counts ? { numerator, denominator } : { numerator: null, denominator: null }),
  };
  return { area, value, otherBorders: false };
}
const counted = { kind: "counted", unit: "percent", direction: "lower" } as const;
const modelled = { ...counted, kind: "modelled" } as const;

describe("a funnel of counted shares", () => {
  const areas = [
    placed(1, 100, 1_000),
    placed(2, 110, 1_000),
    placed(3, 95, 1_000),
    placed(4, 12, 100),
    placed(5, 400, 2_000),
  ];

  it("leaves inside what chance explains and names what it does not", () => {
    const funnel = funnelOf(counted, areas)!;
    expect(funnel.average).toBeCloseTo((100 * 717) / 5_100, 10);
    expect(funnel.points.map((point) => point.place)).toEqual([
      "outside3",
      "outside2",
      "outside3",
      "inside",
      "outside3",
    ]);
  });

  it("narrows with size, around the average", () => {
    const { limits, average } = funnelOf(counted, areas)!;
    const widths = limits.map((limit) => limit.upper2 - limit.lower2);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(
      limits.every((limit) => limit.lower3 <= limit.lower2 && limit.lower2 < average && limit.upper2 <= limit.upper3),
    ).toBe(true);
  });

  it("does not exist for estimates, for numbers without counts, nor for shares of fewer than fifty", () => {
    expect(funnelOf(modelled, areas)).toBeUndefined();
    expect(
      funnelOf(
        counted,
        areas.map((one, at) => placed(at, one.value!.numerator!, one.value!.denominator!, false)),
      ),
    ).toBeUndefined();
    expect(funnelOf(counted, [...areas.slice(1), placed(6, 4, 40)])).toBeUndefined();
  });
});

describe("the example of the best fifth", () => {
  const areas = Array.from({ length: 10 }, (_, at) => placed(at, (at + 1) * 10, 1_000));

  it("weighs the best and the worst fifth by their people", () => {
    // Best two areas 1 % and 2 %, worst two 9 % and 10 %, all of 1 000 people.
    expect(exampleOf(counted, "district", areas, 5.5)).toEqual({ best: 1.5, worst: 9.5, now: 5.5, areas: 10 });
    expect(exampleOf({ ...counted, direction: "higher" }, "district", areas, 5.5)).toMatchObject({
      best: 9.5,
      worst: 1.5,
    });
  });

  it("is not made of estimates below the municipality, nor where nothing is better", () => {
    expect(exampleOf(modelled, "district", areas, 5)).toBeUndefined();
    expect(exampleOf(modelled, "municipality", areas, 5)).toBeDefined();
    expect(exampleOf({ ...counted, direction: "neutral" }, "municipality", areas, 5)).toBeUndefined();
    expect(exampleOf(counted, "municipality", areas.slice(1), 5)).toBeUndefined();
  });
});
