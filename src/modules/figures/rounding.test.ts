import { roundedSumError } from "@brink/methods/indicators";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decoded } from "../../../tests/support/page-laws.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { findTable } from "./catalogue/index.ts";
import { roundedTo, roundingOf } from "./rounding.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 180_000);
afterAll(() => house.close());

interface Observed {
  readonly area: string;
  readonly divisionYear: number;
  readonly period: number;
  readonly status: string;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly table: string;
}

async function observed(indicator: string): Promise<Observed[]> {
  const of = async (region: string) => {
    const answer = await house.ask(`/api/v1/observations?region=${region}&indicator=${indicator}&limit=10000`);
    return ((await answer.json()) as { observations: Observed[] }).observations;
  };
  const all = await Promise.all(["drenthe", "drechtsteden", "zoetermeer"].map(of));
  return all.flat().filter(({ status, divisionYear, period }) => status === "value" && divisionYear === period);
}

/** How far the buurten of each municipality are off together, beside what is said of a sum of so many. */
async function sumsOf(indicator: string, table: string): Promise<{ parts: number; off: number; said: number }[]> {
  const rows = (await observed(indicator)).filter(
    (row) => findTable(row.table)?.rounding === findTable(table)?.rounding,
  );
  const counted = (row: Observed) => row.numerator ?? row.value;
  return rows
    .filter(({ area }) => area.startsWith("GM"))
    .map((whole) => {
      const own = rows.filter(
        ({ area, period }) => area.startsWith(`BU${whole.area.slice(2)}`) && period === whole.period,
      );
      const off = own.reduce((sum, row) => sum + counted(row), 0) - counted(whole);
      return { parts: own.length, off, said: roundedSumError(own.length, roundedTo, findTable(table)!.rounding!) };
    });
}

describe("what is said of rounding in a table of CBS", () => {
  const ages = ["share-0-14", "share-25-44", "share-65-plus"];
  const homes = ["share-living-alone", "share-with-children", "share-widowed"];
  it.each([
    ["84799NED", ["residents", "households", ...ages, ...homes]],
    ["85984NED", ["residents", "households", ...ages]],
  ])("covers how far the municipalities of our regions are off from their buurten (%s)", async (table, indicators) => {
    const sums = (await Promise.all(indicators.map((indicator) => sumsOf(indicator, table)))).flat();
    const covered = sums.filter(({ off, said }) => Math.abs(off) <= said);
    expect(sums.length).toBeGreaterThanOrEqual(20 * indicators.length);
    expect(covered.length / sums.length).toBeGreaterThanOrEqual(0.95);
  });

  it("would not cover those of 2020 as if its lots were drawn apart", async () => {
    const sums = await sumsOf("residents", "84799NED");
    const apart = sums.filter(({ off, parts }) => Math.abs(off) <= roundedSumError(parts, roundedTo, "lot"));
    expect(apart.length / sums.length).toBeLessThan(0.5);
  });
});

describe("rounding of one figure", () => {
  const share = {
    indicator: "share-65-plus",
    areaId: 1,
    year: 2024,
    age: "all",
    table: "85984NED",
    status: "value",
    value: 20,
    lower: null,
    upper: null,
    numerator: 2_400,
    denominator: 12_000,
  } as const;

  it("is in people for a count and in points for a share", () => {
    expect(roundingOf({ ...share, indicator: "residents", value: 12_000 }, 41)).toBeCloseTo(31.4, 1);
    expect(roundingOf(share, 41)).toBeCloseTo((31.37 * 1.2 * 100) / 12_000, 3);
    // Benefits are rounded to ten, each apart; the residents of 2020 to five, all one way.
    const benefit = { ...share, indicator: "welfare-per-1000", table: "84799NED", value: 30, numerator: 360 };
    expect(roundingOf(benefit, 41)).toBeCloseTo(((62.75 + 99.75 * 0.03) * 1_000) / 12_000, 2);
  });

  it.each([
    ["no table with such rounding", { ...share, table: "86165NED" }],
    ["no counts", { ...share, numerator: null, denominator: null }],
    ["hectares and no people", { ...share, indicator: "share-water", table: "84799NED" }],
    ["no value", { ...share, value: null }],
    ["nobody", { ...share, denominator: 0 }],
  ])("is not known of %s", (_why, value) => {
    expect(roundingOf(value, 41)).toBeUndefined();
  });
});

describe("the page of an area that is added up", () => {
  const read = async (path: string) => {
    const answer = await house.ask(path);
    expect(answer.status).toBe(200);
    return decoded(await answer.text()).replaceAll(/\s+/g, " ");
  };

  it("says from how many buurten, and how far residents and shares may be off", async () => {
    expect(await read("/drenthe/gebied/drenthe-coevorden-stad")).toContain(
      "Dit gebied is opgeteld uit 21 buurten. CBS rondt elk aantal in een buurt af op 5. Het echte aantal inwoners kan daardoor tot ongeveer 23 hoger of lager zijn. Percentages van 2024 kunnen tot ongeveer 0,2 hoger of lager zijn, die van 2020 tot ongeveer 1,1.",
    );
    expect(await read("/en/drenthe/gebied/drenthe-coevorden-stad")).toContain(
      "This area was added up from 21 neighbourhoods. CBS rounds every number in a neighbourhood to 5.",
    );
  });

  it("says the same of its residents in the API, beside its margins", async () => {
    const of = async (area: string) => {
      const answer = await house.ask(`/api/v1/observations?area=${area}&indicator=residents&period=2024`);
      return ((await answer.json()) as { observations: (Observed & { rounding: number | null; upper: null })[] })
        .observations;
    };
    const [sum] = await of("drenthe-coevorden-stad");
    expect(sum!.rounding).toBeCloseTo(22.45, 2);
    expect(sum!.upper).toBeNull();
    for (const counted of ["GM0109", "drenthe-westerveld", "drenthe"]) {
      const found = await of(counted);
      expect(found.length).toBeGreaterThan(0);
      expect(found.map(({ rounding }) => rounding).filter((one) => one !== null)).toEqual([]);
    }
    const csv = await (
      await house.ask("/api/v1/observations?area=drenthe-coevorden-stad&indicator=residents&format=csv")
    ).text();
    expect(csv.split("\n")[0]!.trim()).toMatch(/,kind,rounding$/);
  });

  it.each(["gm0109", "drenthe-westerveld", "wk010603"])(
    "says nothing of it where nothing is added up (%s)",
    async (code) => {
      expect(await read(`/drenthe/gebied/${code}`)).not.toContain("opgeteld uit");
    },
  );
});
