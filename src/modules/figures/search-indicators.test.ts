import { assert as check, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { searchIndicators } from "./reading.ts";
import { mayMean, stepsBetween } from "#modules/regions/index.ts";

describe("typing errors", () => {
  it("are letters more, less, other or changed places", () => {
    expect(stepsBetween("eenzaam", "eenzaam", 3)).toBe(0);
    expect(stepsBetween("eensaam", "eenzaam", 3)).toBe(1);
    expect(stepsBetween("overgewigt", "overgewicht", 3)).toBe(2);
    expect(stepsBetween("huisrats", "huisarts", 3)).toBe(1);
    expect(stepsBetween("kort", "langer dan dat", 2)).toBe(3);
  });

  it("are forgiven in long words, and one letter wrong in a word of five or more always is", () => {
    const words = constantFrom("overgewicht", "eenzaam", "bijstand", "mantelzorg", "roken", "inkomen");
    check(
      property(words, integer({ min: 0, max: 20 }), constantFrom("x", "q", ""), (word, place, letter) => {
        const at = place % word.length;
        const typed = word.slice(0, at) + letter + word.slice(at + 1);
        if (typed.length < 5) return;
        expect(mayMean(typed, word)).toBe(true);
      }),
    );
    expect(mayMean("rook", "rookt")).toBe(true);
    expect(mayMean("wook", "rookt")).toBe(false);
  });
});

describe("figures that are looked for", () => {
  const names = (words: string) => searchIndicators(words, "nl").found.map((one) => one.id);

  it("are found by what stands in their name, and only then surely", () => {
    expect(searchIndicators("eenzaam", "nl").sure).toBe(true);
    expect(names("eenzaam")).toContain("lonely");
    expect(searchIndicators("", "nl").found).toEqual([]);
  });

  it("are found with typing errors, and said to be guessed", () => {
    expect(searchIndicators("overgewigt", "nl")).toMatchObject({ sure: false });
    expect(names("overgewigt")).toEqual(["overweight", "obesity"]);
    expect(names("mantelsorg")).toEqual(["informal-care"]);
    expect(names("huisrats")).toContain("distance-gp");
    expect(names("klazienaveen")).toEqual([]);
  });
});
