import { assert as check, property, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { officialTwin } from "./twin.ts";

const buurt = (code: string, districtCode: string, municipalityCode: string) => ({
  code,
  districtCode,
  municipalityCode,
});
const all = [
  buurt("BU1", "WK1", "GM1"),
  buurt("BU2", "WK1", "GM1"),
  buurt("BU3", "WK2", "GM1"),
  buurt("BU4", "WK3", "GM2"),
  buurt("BU5", "WK3", "GM2"),
];

describe("the official area of the same neighbourhoods", () => {
  it("is the largest one: a municipality before its only wijk, a wijk before its only buurt", () => {
    expect(officialTwin(["BU1", "BU2", "BU3"], all)).toBe("GM1");
    expect(officialTwin(["BU5", "BU4"], all)).toBe("GM2");
    expect(officialTwin(["BU2", "BU1"], all)).toBe("WK1");
    expect(officialTwin(["BU3"], all)).toBe("WK2");
    expect(officialTwin(["BU1"], all)).toBe("BU1");
  });

  it("is none for a part, for more than one, for nothing, and for what is unknown", () => {
    for (const codes of [["BU1", "BU3"], ["BU1", "BU2", "BU4"], [], ["BU9"]])
      expect(officialTwin(codes, all)).toBeUndefined();
  });

  it("never has a neighbourhood more or less", () => {
    check(
      property(subarray(all.map(({ code }) => code)), (codes) => {
        const twin = officialTwin(codes, all);
        if (twin === undefined) return;
        const own = all.filter((one) => [one.code, one.districtCode, one.municipalityCode].includes(twin));
        expect(own.map(({ code }) => code)).toEqual(codes.toSorted());
      }),
    );
  });
});
