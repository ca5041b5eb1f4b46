import { assert as check, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area, AreaKind, Region } from "./model.ts";
import { Atlas } from "./atlas.ts";
import { placesOf, rankPlaces } from "./search-places.ts";
import { likeness, soundOf, typedName, stretchesOf } from "./search-words.ts";

let id = 0;
function area(kind: AreaKind, name: string, residents: number, municipalityCode = "GM0114", divisionYear = 2024): Area {
  id += 1;
  const code = kind === "municipality" ? municipalityCode : `X${id}`;
  return {
    id,
    code,
    divisionYear,
    kind,
    name,
    municipalityCode,
    residents,
    districtCode: null,
    regionId: null,
    change: 1,
    postcode: null,
  };
}

const areas = [
  area("municipality", "Emmen", 109_346),
  area("district", "Wijk 02 Emmen-Centrum", 4_660),
  area("neighbourhood", "Bloemenbuurt", 900),
  area("district", "Wijk 17 2e Exloërmond", 2_260),
  area("village", "2e Exloërmond", 2_260),
  area("neighbourhood", "2e Exloërmond West", 690),
  area("village", "Nieuw-Amsterdam", 4_710),
  area("district", "Wijk 05 Nieuw-Amsterdam", 4_715),
  area("working_area", "Nieuw-Amsterdam, Erica en Schoonebeek", 19_485),
  area("neighbourhood", "'t Haantje", 210),
  area("neighbourhood", "De Wijk", 2_655),
  area("district", "De Weide", 14_185),
  area("district", "Seghwaert", 16_385),
  area("village", "Gasselternijveenschemond", 670),
  area("neighbourhood", "Old Name", 400, "GM0114", 2020),
];
const region = { id: "drenthe", municipalities: ["GM0114"], content: { name: "Drenthe" } } as unknown as Region;
const places = placesOf(new Atlas(areas, new Set(), [region], new Map()), [region]);
const like = (a: string, b: string) => likeness(stretchesOf(a), stretchesOf(b));
const first = (words: string) => rankPlaces(places, words)[0];
const sure = (words: string) =>
  rankPlaces(places, words)
    .filter((one) => one.sure)
    .map((one) => one.area.name);

describe("looking for a place", () => {
  it("minds no capitals, accents, hyphens, spaces or apostrophes, and knows that 't is het and 2e is tweede", () => {
    for (const words of ["2e exloermond", "2E EXLOËRMOND", "tweede exloërmond", "2e-exloermond", "exloermond"])
      expect(first(words)).toMatchObject({ sure: true, begins: true, area: { name: "2e Exloërmond" } });
    for (const words of ["nieuw amsterdam", "nieuwamsterdam", "Nieuw-Amsterdam", "nieuw–amsterdam"])
      expect(first(words)).toMatchObject({ sure: true, area: { name: "Nieuw-Amsterdam", kind: "village" } });
    for (const words of ["'t haantje", "’t Haantje", "t haantje", "het haantje", "haantje"])
      expect(first(words)).toMatchObject({ sure: true, area: { name: "'t Haantje" } });
    expect(first("gasselternijveensche mond")?.area.name).toBe("Gasselternijveenschemond");
  });

  it("gives one answer for a name and its people, and tells what else carries it", () => {
    const [village, ...rest] = rankPlaces(places, "2e Exloërmond");
    expect(village).toMatchObject({ area: { kind: "village" }, also: [{ kind: "district" }] });
    expect(rest.filter((one) => one.sure).map((one) => one.area.name)).toEqual(["2e Exloërmond West"]);
  });

  it("takes where a place lies and what it is as words too", () => {
    expect(sure("Emmen, Drenthe")[0]).toBe("Emmen");
    expect(sure("haantje emmen")).toEqual(["'t Haantje"]);
    expect(sure("emmen wijk")).toEqual(["Wijk 02 Emmen-Centrum"]);
    expect(sure("De Wijk")).toEqual(["De Wijk"]);
  });

  it("offers what sounds or looks alike, and never as sure", () => {
    expect(first("segwaard")).toMatchObject({ sure: false, area: { name: "Seghwaert" } });
    expect(first("emen")).toMatchObject({ sure: false, area: { name: "Emmen" } });
    expect(first("nieuw amstredam")).toMatchObject({ sure: false, area: { name: "Nieuw-Amsterdam" } });
  });

  it("finds nothing for signs, blanks and what is no name, and no area of an older division", () => {
    for (const words of ["", "  ", "%", "_", "(", "'", "zzzzz", "7811"]) expect(rankPlaces(places, words)).toEqual([]);
    expect(sure("old name")).toEqual([]);
  });

  it("keeps a name first when one letter of it is left out, doubled or swapped", () => {
    const long = constantFrom("2e Exloërmond", "Nieuw-Amsterdam", "Seghwaert", "Gasselternijveenschemond");
    check(
      property(long, integer({ min: 1, max: 40 }), constantFrom("out", "double", "swap"), (name, place, slip) => {
        const typed = typedName(name);
        const at = 1 + (place % (typed.length - 2));
        const [a, b] = [typed[at]!, typed[at + 1]!];
        const changed = { out: "", double: a + a, swap: b + a }[slip] + (slip === "swap" ? "" : b);
        const words = typed.slice(0, at) + changed + typed.slice(at + 2);
        expect(first(words)?.area.name.endsWith(name)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("looking for a postcode", () => {
  const at = (name: string, residents: number, postcode: string | null, districtCode: string): Area => ({
    ...area("neighbourhood", name, residents),
    districtCode,
    postcode,
  });
  const district = { ...area("district", "Wijk 40 Centrum", 3_000), code: "WK1" };
  const mixed = { ...area("district", "Wijk 41 Rand", 900), code: "WK2" };
  const neighbourhoods = [
    at("Plein", 1_000, "7811", "WK1"),
    at("Markt", 2_000, "7811", "WK1"),
    at("Singel", 400, "7811", "WK2"),
    at("Esdoorn", 500, "7812", "WK2"),
    at("Niemandsland", 0, null, "WK2"),
  ];
  const known = placesOf(new Atlas([district, mixed, ...neighbourhoods], new Set(), [region], new Map()), [region]);
  const namesAt = (words: string) => rankPlaces(known, words).map((one) => one.area.name);

  it("gives the places where most people have it, the larger ones first, with or without letters", () => {
    for (const words of ["7811", " 7811 ab", "7811AB"])
      expect(namesAt(words)).toEqual(["Wijk 40 Centrum", "Markt", "Plein", "Singel"]);
    expect(namesAt("7812")).toEqual(["Wijk 41 Rand", "Esdoorn"]);
  });

  it("finds nothing at a postcode that no place has, nor at half of one", () => {
    for (const words of ["7999", "78", "0811", "78111", "7811 a"]) expect(namesAt(words)).toEqual([]);
  });
});

describe("likeness", () => {
  it("is 1 for the same, 0 for nothing in common, and the same both ways", () => {
    check(
      property(constantFrom("emmen", "emmer", "assen", "de wijk"), constantFrom("emmen", "sleen", "wijk"), (a, b) => {
        expect(like(a, b)).toBe(like(b, a));
        expect(like(a, a)).toBe(1);
      }),
    );
    expect(like("aaa", "zzz")).toBe(0);
  });

  it("hears what is written in two ways as one", () => {
    expect(soundOf("koevorden")).toBe(soundOf("coevorden"));
    expect(soundOf("segwaard")).toBe(soundOf("seghwaert"));
    expect(soundOf("rokeveen")).toBe(soundOf("rokkeveen"));
    expect(soundOf("emmen")).not.toBe(soundOf("assen"));
  });
});
