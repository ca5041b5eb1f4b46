import { array, assert as check, double, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "#modules/regions/index.ts";
import type { Placed } from "./reading-map.ts";
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
    postcode: null,
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
  return { area, value, otherBorders: false, few: false };
}
const counted = { kind: "counted", unit: "percent", direction: "lower" } as const;
const modelled = { ...counted, kind: "modelled" } as const;

describe("a funnel of counted shares", () => {
  // 100 of 1 000 everywhere, give or take a standard deviation of chance (9.5).
  const areas = [100, 105, 95, 108, 92, 101, 99, 104, 96].map((numerator, at) => placed(at + 1, numerator, 1_000));
  const apart = [60, 70, 80, 90, 110, 120, 130, 140].map((numerator, at) => placed(at + 1, numerator, 1_000));

  it("leaves inside what chance explains and names what it does not", () => {
    const funnel = funnelOf(counted, [...areas, placed(10, 155, 1_000), placed(11, 74, 1_000)])!;
    expect(funnel.wider).toBeUndefined();
    expect(funnel.average).toBeCloseTo((100 * 1_129) / 11_000, 10);
    expect(funnel.points.map((point) => point.place)).toEqual([...areas.map(() => "inside"), "outside3", "outside2"]);
  });

  it("is wider where areas differ more than by chance, and says how many chance does not explain", () => {
    const funnel = funnelOf(counted, apart)!;
    expect(funnel.wider?.beyondChance).toBe(6);
    expect(funnel.points.map((point) => point.place)).toEqual(apart.map(() => "inside"));
    // By hand: z on the arcsine scale, winsorised at 10 %, squared and averaged.
    expect(funnel.wider?.found).toMatchObject({ areas: 8, winsorise: 0.1 });
    const z = apart.map(
      (one) => (Math.asin(Math.sqrt(one.value!.value! / 100)) - Math.asin(Math.sqrt(0.1))) * 2 * Math.sqrt(1_000),
    );
    const [low, high] = [z[0]! * 0.3 + z[1]! * 0.7, z[7]! * 0.3 + z[6]! * 0.7];
    const phi = [low, ...z.slice(1, 7), high].reduce((sum, one) => sum + one * one, 0) / 8;
    expect(funnel.wider?.found.phi).toBeCloseTo(phi, 9);
  });

  it("names who lies far out even among areas that differ", () => {
    const funnel = funnelOf(counted, [...apart, placed(9, 420, 1_000)])!;
    expect(funnel.points.map((point) => point.place).at(-1)).not.toBe("inside");
  });

  it("is never narrower than chance, whatever the areas, and narrows with size around the average", () => {
    const area = record({ n: integer({ min: 50, max: 90_000 }), share: double({ min: 0.02, max: 0.9, noNaN: true }) });
    check(
      property(array(area, { minLength: 5, maxLength: 40 }), (drawn) => {
        const funnel = funnelOf(
          counted,
          drawn.map(({ n, share }, at) => placed(at, Math.round(n * share), n)),
        );
        if (!funnel) return;
        for (const [at, limit] of funnel.limits.entries()) {
          const { lower2, upper2, lower3, upper3 } = limit;
          expect(lower3 <= lower2 && lower2 <= funnel.average && funnel.average <= upper2 && upper2 <= upper3).toBe(
            true,
          );
          const before = funnel.limits[at - 1];
          expect(upper2 - lower2).toBeLessThanOrEqual((before ? before.upper2 - before.lower2 : Infinity) + 1e-9);
        }
        if (!funnel.wider) return;
        // On the scale of shares the two differ a little in shape, so widths are compared where chance is least: at the largest size.
        const [wide, chance] = [funnel.limits.at(-1)!, funnel.wider.chance.at(-1)!];
        expect(wide.upper2 - wide.lower2).toBeGreaterThan((chance.upper2 - chance.lower2) * 0.95);
      }),
    );
  });

  it("leaves out, and counts, areas where rounding to fives speaks as loudly as chance", () => {
    // A tenth expected: nine of 90 is too few to be drawn, ten of 100 is not.
    const funnel = funnelOf(counted, [...areas, placed(10, 0, 90), placed(11, 10, 110)])!;
    expect(funnel.leftOut).toBe(1);
    expect(funnel.points.map((point) => point.one.area.code)).not.toContain("GM10");
    expect(funnel.points.map((point) => point.one.area.code)).toContain("GM11");
  });

  it("does not exist for estimates, for numbers without counts, nor for shares of fewer than fifty", () => {
    expect(funnelOf(modelled, areas)).toBeUndefined();
    expect(
      funnelOf(
        counted,
        areas.map((one, at) => placed(at, one.value!.numerator!, one.value!.denominator!, false)),
      ),
    ).toBeUndefined();
    expect(funnelOf(counted, [...areas.slice(0, 4), placed(6, 4, 40)])).toBeUndefined();
    expect(
      funnelOf(
        counted,
        areas.map((_, at) => placed(at, 0, 1_000)),
      ),
    ).toBeUndefined();
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
