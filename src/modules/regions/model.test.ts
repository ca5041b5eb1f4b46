import { describe, expect, it } from "vitest";
import { type Area, type Division, divisionFaults, normalisedName, samePlace } from "./model.ts";

function area(changes: Partial<Area>): Area {
  return {
    id: 1,
    code: "WK010601",
    divisionYear: 2024,
    kind: "district",
    name: "Wijk 01 Kloosterveen",
    municipalityCode: "GM0106",
    districtCode: null,
    regionId: "drenthe",
    change: 1,
    residents: 1_000,
    postcode: null,
    ...changes,
  };
}

describe("names as people mean them", () => {
  it.each([
    ["Wijk 01 Angelslo", "angelslo"],
    ["Hengelo (O.)", "hengelo"],
    ["Súdwest-Fryslân", "sudwest fryslan"],
    ["'s-Gravenhage", "s gravenhage"],
  ])("reads %s as %s", (name, plain) => expect(normalisedName(name)).toBe(plain));
});

describe("whether two rows speak of one place", () => {
  const now = area({});
  it("asks code and name across divisions", () => {
    expect(samePlace(now, area({ divisionYear: 2020, name: "Kloosterveen" }))).toBe(true);
    expect(samePlace(now, area({ divisionYear: 2020, name: "Wijk 01 Pittelo" }))).toBe(false);
    expect(samePlace(now, area({ divisionYear: 2020, code: "WK010602" }))).toBe(false);
  });

  it("believes CBS when it marks a moved border", () => {
    expect(samePlace(area({ change: 3 }), area({ divisionYear: 2020 }))).toBe(false);
  });

  it("lets the code decide within one division", () => {
    expect(samePlace(now, area({ name: "Renamed" }))).toBe(true);
  });
});

describe("a division into working areas", () => {
  const parts = ["BU01060101", "BU01060102", "BU01140101"].map((code) => ({
    code,
    municipalityCode: `GM${code.slice(2, 6)}`,
  }));
  const assen = {
    code: "assen",
    name: "Assen",
    municipality: "GM0106",
    neighbourhoods: ["BU01060101", "BU01060102"],
    villages: [],
  };
  const emmen = { code: "emmen", name: "Emmen", municipality: "GM0114", neighbourhoods: ["BU01140101"], villages: [] };
  const divide = (...areas: Division["areas"]): string[] =>
    divisionFaults({ divisionYear: 2024, validFrom: "2024-01-01", areas }, parts);

  it("has no faults when every neighbourhood stands in one area of its own municipality", () => {
    expect(divide(assen, emmen)).toEqual([]);
  });

  it("names what is missing", () => expect(divide(assen)).toEqual(["not in any working area: BU01140101"]));

  it("names what stands in two", () => {
    expect(divide(assen, { ...emmen, neighbourhoods: ["BU01140101", "BU01060101"] })).toContain(
      "BU01060101 stands in Assen and in Emmen",
    );
  });

  it("names a crossed municipal border and a neighbourhood that does not exist", () => {
    const faults = divide(assen, { ...emmen, municipality: "GM0106", neighbourhoods: ["BU01140101", "BU99999999"] });
    expect(faults).toContain("Emmen: BU01140101 lies in another municipality");
    expect(faults).toContain("Emmen: there is no neighbourhood BU99999999 in 2024");
  });

  it("names a village that reaches outside its area", () => {
    const village = { code: "x", name: "Ter Aard", neighbourhoods: ["BU01140101"] };
    expect(divide({ ...assen, villages: [village] }, emmen)).toContain(
      "Ter Aard has neighbourhoods outside Assen: BU01140101",
    );
  });
});
