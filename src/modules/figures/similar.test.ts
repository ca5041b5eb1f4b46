import { array, assert as check, double, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "#modules/regions/index.ts";
import { type Candidate, findSimilar, places, portraitOf } from "./similar.ts";

function area(code: string, changes: Partial<Area> = {}): Area {
  const rest = {
    municipalityCode: null,
    districtCode: null,
    regionId: null,
    change: 1,
    residents: 1_000,
    postcode: null,
  };
  return { id: 1, code, divisionYear: 2024, kind: "district", name: `Wijk 01 ${code}`, ...rest, ...changes };
}
const candidate = (at: number, portrait: readonly number[]): Candidate => {
  const code = `WK${String(at).padStart(6, "0")}`;
  return { area: area(code), ids: [at], portrait };
};

describe("the portrait of an area", () => {
  it("takes the newest value of each trait, and density from residents and land", () => {
    const portrait = portraitOf([
      { indicator: "residents", year: 2024, value: 6_400 },
      { indicator: "land-area", year: 2024, value: 1_000 },
      { indicator: "share-65-plus", year: 2020, value: 20 },
      { indicator: "share-65-plus", year: 2024, value: 25 },
      { indicator: "welfare-per-1000", year: 2020, value: 30 },
    ]);
    // 6 400 people on 1 000 hectares are 640 per km².
    expect(portrait).toEqual([Math.log2(640), 25, null, 30]);
  });
});

describe("areas that are like one", () => {
  const portraits = array(tuple(...[0, 1, 2, 3].map(() => double({ min: 0, max: 50, noNaN: true }))), {
    minLength: 12,
    maxLength: 40,
  });

  it("are the nearest, the same in whatever order they are offered", () => {
    check(
      property(portraits, integer({ min: 0, max: 39 }), (made, turn) => {
        const all = made.map((portrait, at) => candidate(at, portrait));
        const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
        const codes = (list: readonly Candidate[]) =>
          findSimilar([10, 20, 30, 5], list, 10, new Set())?.found.map((one) => one.candidate.area.code);
        expect(codes(turned)).toEqual(codes(all));
        const distances = findSimilar([10, 20, 30, 5], all, 10, new Set())!.found.map((one) => one.distance);
        expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      }),
    );
  });

  it("never hold the area itself, nor one of which a trait is unknown", () => {
    const all = Array.from({ length: 20 }, (_, at) => candidate(at, [at, at, at, at]));
    const odd: Candidate = { ...candidate(99, []), portrait: [3, null, 3, 3] };
    const found = findSimilar([3, 3, 3, 3], [...all, odd], 10, new Set(["WK000003"]))!.found;
    expect(found.map((one) => one.candidate.area.code)).not.toContain("WK000003");
    expect(found.map((one) => one.candidate.area.code)).not.toContain("WK000099");
    expect(found[0]?.candidate.area.code).toBe("WK000002");
  });

  it("are none when two traits of the area are unknown", () => {
    const all = Array.from({ length: 20 }, (_, at) => candidate(at, [at, at, at, at]));
    expect(findSimilar([3, null, null, 3], all, 10, new Set())).toBeUndefined();
    expect(findSimilar([3, 3, null, 3], all, 10, new Set())).toBeDefined();
  });
});

describe("rows of one place", () => {
  it("belong together when code and name agree and the border stayed", () => {
    const [now, before] = [area("WK1", { id: 2 }), area("WK1", { id: 1, divisionYear: 2020, name: "Wijk 07 wk1" })];
    expect(places([before, now])).toEqual([[now, before]]);
    expect(places([before, { ...now, name: "Wijk 01 Elders" }])).toHaveLength(2);
    expect(places([before, { ...now, change: 3 }])).toEqual([[{ ...now, change: 3 }]]);
  });
});
