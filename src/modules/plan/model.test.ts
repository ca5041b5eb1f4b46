import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { courseOf, expectedIn, type Goal, type Measurement } from "./model.ts";

const goal: Goal = {
  id: "minder-eenzaam",
  challenge: "sociale-basis",
  title: "In 2030 voelen 40 van de 100 mensen zich eenzaam.",
  short: "Minder eenzaamheid",
  population: "volwassenen",
  unit: "percent",
  direction: "lower",
  baseline: { year: 2020, value: 44 },
  target: { year: 2030, value: 40 },
  path: [],
  measurability: "measured",
  measureSay: "Uit de monitor.",
  measurements: [],
};
const found = (year: number, value: number, margin?: number): Measurement => ({
  year,
  value,
  source: "test",
  ...(margin === undefined ? {} : { lower: value - margin, upper: value + margin }),
});

describe("the expected way of a goal", () => {
  it("is straight between baseline and target", () => {
    expect(expectedIn(goal, 2025)).toBe(42);
  });

  it("goes through the points on the path", () => {
    const bent = { ...goal, path: [{ year: 2028, value: 43 }] };
    expect(expectedIn(bent, 2024)).toBe(43.5);
    expect(expectedIn(bent, 2029)).toBe(41.5);
  });

  it("never leaves the values of baseline and target", () => {
    assert(
      property(integer({ min: 1990, max: 2060 }), double({ min: -100, max: 100, noNaN: true }), (year, value) => {
        const expected = expectedIn({ ...goal, target: { year: 2030, value } }, year)!;
        expect(expected).toBeGreaterThanOrEqual(Math.min(44, value) - 1e-9);
        expect(expected).toBeLessThanOrEqual(Math.max(44, value) + 1e-9);
      }),
    );
  });
});

describe("the course of a goal", () => {
  it("is on course when the whole margin lies on the good side", () => {
    expect(courseOf(goal, [found(2020, 44, 1), found(2025, 40.5, 1)])).toMatchObject({
      kind: "on_course",
      expected: 42,
    });
  });

  it("is behind when the whole margin lies on the bad side", () => {
    expect(courseOf(goal, [found(2020, 44, 1), found(2025, 45, 1)])).toMatchObject({ kind: "behind" });
  });

  it("cannot be told when the margin holds the expected value", () => {
    expect(courseOf(goal, [found(2020, 44, 1), found(2025, 42.5, 1)])).toMatchObject({
      kind: "unknown",
      why: "within_margin",
    });
  });

  it("cannot be told from one measurement, nor from measurements before the baseline", () => {
    expect(courseOf(goal, [found(2025, 30, 1)])).toMatchObject({ kind: "unknown", why: "few" });
    expect(courseOf(goal, [found(2012, 36, 1), found(2016, 41, 1), found(2020, 44, 1)])).toMatchObject({ why: "few" });
  });

  it("cannot be told from an estimate without a margin", () => {
    expect(courseOf(goal, [found(2020, 44), found(2025, 30)])).toMatchObject({ kind: "unknown", why: "no_margin" });
  });

  it("needs no margin where everyone was counted", () => {
    const counted = { ...found(2025, 30), counted: true };
    expect(courseOf(goal, [found(2020, 44), counted])).toMatchObject({ kind: "on_course" });
  });

  it("is never told of a stand-in or of what cannot be measured, whatever was measured", () => {
    assert(
      property(double({ min: 0, max: 100, noNaN: true }), (value) => {
        for (const measurability of ["stand_in", "not_yet"] as const)
          expect(courseOf({ ...goal, measurability }, [found(2020, 44, 1), found(2025, value, 0.1)]).kind).toBe(
            "unknown",
          );
      }),
    );
  });

  it("turns around with the direction", () => {
    const up: Goal = { ...goal, direction: "higher", target: { year: 2030, value: 50 } };
    expect(courseOf(up, [found(2020, 44, 1), found(2025, 49, 1)])).toMatchObject({ kind: "on_course" });
    expect(courseOf(up, [found(2020, 44, 1), found(2025, 44, 1)])).toMatchObject({ kind: "behind" });
  });
});
