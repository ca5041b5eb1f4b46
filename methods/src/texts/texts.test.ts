import { describe, expect, it } from "vitest";
import { alike, likeOne, likePairs, stem, topicsOf, trigramIndex } from "./index.ts";

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

describe("texts of one dialogue by their runs of three letters", () => {
  const texts = ["Een bankje in de zon", "De bus op zondag", "Een bankje in de zon!", "een bankje", "", "…"];

  it("are found with the share of runs that both have", () => {
    const index = trigramIndex(["cat", "cats", "dog"]);
    // "  c", " ca", "cat" of "  c", " ca", "cat", "at ", "ats", "ts ".
    expect(likeOne(index, 0, 0.01)).toEqual([{ place: 1, likeness: 3 / 6 }]);
  });

  it("are equal whatever their signs and capitals, and texts without letters resemble nothing", () => {
    const index = trigramIndex(texts);
    expect(likeOne(index, 0, 0.9)).toEqual([{ place: 2, likeness: 1 }]);
    expect(likeOne(index, 4, 0.01)).toEqual([]);
    expect(likeOne(index, 5, 0.01)).toEqual([]);
  });

  it("come two by two, the most alike first, no more than asked and only what may be a pair", () => {
    const find = (limit: number, comparable = (_first: number, _second: number) => true) =>
      likePairs(trigramIndex(texts), { least: 0.3, limit, comparable }).map(({ first, second }) => [first, second]);
    expect(find(9)).toEqual([
      [0, 2],
      [0, 3],
      [2, 3],
    ]);
    expect(find(1)).toEqual([[0, 2]]);
    expect(find(9, (first) => first !== 0)).toEqual([[2, 3]]);
  });

  it("are the same pairs when there are far more than asked", () => {
    const many = Array.from({ length: 120 }, (_, place) => `Een bankje in de zon voor nummer ${place % 40}`);
    const all = likePairs(trigramIndex(many), { least: 0.3, limit: 10_000, comparable: () => true });
    expect(all.length).toBeGreaterThan(1_000);
    expect(likePairs(trigramIndex(many), { least: 0.3, limit: 30, comparable: () => true })).toEqual(all.slice(0, 30));
  });
});
