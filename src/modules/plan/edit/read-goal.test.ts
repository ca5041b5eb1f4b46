import { assert as check, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Goal } from "../model.ts";
import { numberTyped, readGoal, valuesOfGoal } from "./read-goal.ts";

const choices = {
  challenges: [{ id: "sociale-basis", name: "Sociale basis" }],
  areas: [{ code: "GM0106", name: "Assen" }],
  indicators: [{ id: "lonely", name: "Eenzaam" }],
};
const goal: Goal = {
  id: "minder-eenzaam",
  challenge: "sociale-basis",
  title: "In 2030 voelen minder mensen zich eenzaam.",
  short: "Minder eenzaam",
  population: "volwassenen",
  ages: { from: 18 },
  area: "GM0106",
  indicator: "lonely",
  unit: "percent",
  direction: "lower",
  baseline: { year: 2020, value: 44.5 },
  target: { year: 2030, value: 40 },
  path: [{ year: 2025, value: 42.5 }],
  measurability: "measured",
  measureSay: "Uit de monitor.",
  measurements: [
    { year: 2024, value: 43, lower: 41.5, upper: 44.5, source: "eigen peiling; zomer" },
    { year: 2025, value: 3000, counted: true, source: "telling" },
  ],
};

describe("the form of a goal", () => {
  for (const lang of ["nl", "en"] as const)
    it(`gives back in ${lang} what it was made from`, () => {
      const read = readGoal(valuesOfGoal(goal, lang), goal, choices, lang);
      expect(read.errors).toEqual([]);
      expect(read.goal).toEqual(goal);
    });

  it("keeps every number, in both languages", () => {
    const number = record({ whole: integer({ min: -5000, max: 5000 }), tenth: integer({ min: 0, max: 9 }) }).map(
      ({ whole, tenth }) => Number(`${whole}.${tenth}`),
    );
    check(
      property(number, constantFrom("nl", "en"), (value, lang) => {
        const before = { ...goal, baseline: { year: 2020, value } };
        expect(readGoal(valuesOfGoal(before, lang), before, choices, lang).goal.baseline?.value).toBe(value);
      }),
    );
  });

  it("reads thousands and decimals as the language writes them", () => {
    expect([numberTyped("3.000", "nl"), numberTyped("3.000", "en"), numberTyped("3,000", "en")]).toEqual([
      3000, 3, 3000,
    ]);
    expect([numberTyped("12,5", "nl"), numberTyped("1.234,5", "nl"), numberTyped("-0,5", "nl")]).toEqual([
      12.5, 1234.5, -0.5,
    ]);
    for (const wrong of ["", "veel", "1e9", "0x10", "1,2,3", "--1"]) expect(numberTyped(wrong, "nl")).toBeNaN();
  });

  it("names every field that does not fit", () => {
    const wrong = {
      ...valuesOfGoal(goal, "nl"),
      title: " ",
      challenge: "weg",
      agesFrom: "65",
      agesTo: "18",
      baselineYear: "vroeger",
      targetValue: "",
      path: "2025 veel",
      measurements: "2024; 43; 50; 44; peiling\n2024; 43",
      unit: "appels",
    };
    const { errors } = readGoal(wrong, goal, choices, "nl");
    expect(errors.map((error) => error.id).toSorted()).toEqual(
      [
        "agesTo",
        "baselineYear",
        "challenge",
        "measurements",
        "measurements",
        "path",
        "targetValue",
        "title",
        "unit",
      ].toSorted(),
    );
  });
});
