import { describe, expect, it } from "vitest";
import { alike, stem, topicsOf } from "./index.ts";

describe("subjects in texts", () => {
  const texts = [
    "De bus rijdt te weinig in de avond",
    "Laat bussen ook op zondag rijden",
    "Een busje voor ouderen naar de markt",
    "De huisarts is te ver weg",
    "Een huisarts die ook belt",
    "Meer huisartsen in het dorp",
    "Koffie drinken met buren",
    "Een bank bij de vijver",
    "Zingen in de kerk",
    "Licht op het fietspad",
    "Een loket met een mens",
  ];

  it("are words that come back, whatever their ending", () => {
    expect(topicsOf(texts).map(({ texts: places }) => places)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(stem("bussen")).toBe(stem("bus"));
  });

  it("are the same in any case, and none when nothing comes back or nothing is said", () => {
    expect(topicsOf(texts.map((text) => text.toUpperCase())).map(({ word }) => word)).toEqual(["bus", "huisarts"]);
    expect(topicsOf(["Koffie", "Licht", ""])).toEqual([]);
    expect(topicsOf([])).toEqual([]);
  });
});

describe("texts of two dialogues", () => {
  it("meet when they say nearly the same, each once", () => {
    const here = ["Laat de bus ook 's avonds rijden", "Een huisarts in het dorp", ""];
    const there = ["Zingen in de kerk", "De bus moet 's avonds vaker rijden", "De bus rijdt 's avonds niet"];
    expect(alike(here, there)).toMatchObject([{ first: 0, second: 1 }]);
    expect(alike(here, here).map(({ first, second }) => [first, second])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});
