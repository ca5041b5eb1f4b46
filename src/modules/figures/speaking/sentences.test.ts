import { assert as check, constantFrom, double, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, roundTo } from "#design/format.ts";
import { areaKinds } from "#modules/regions/index.ts";
import type { Value } from "../store.ts";
import { positionOf } from "./band.ts";
import { compareFigures, type Figure } from "./compare.ts";
import { digitsTogether } from "./digits.ts";
import { courseOf } from "./editions.ts";
import { sayCourse, sayOutcome, sayPosition } from "./sentences.ts";

const about = { unit: "percent", decimals: 1, direction: "lower" } as const;

const figures = record({ x: integer({ min: 0, max: 400 }), n: integer({ min: 400, max: 4_000 }) }).map(
  ({ x, n }): Figure => ({ value: (100 * x) / n, lower: null, upper: null, numerator: x, denominator: n }),
);
const kinds = constantFrom("counted", "sampled", "modelled", "reported");
const langs = constantFrom("nl", "en");

/** What a GGD epidemiologist would not defend of an estimate: tests, chance, trends. */
const beyondEstimates =
  /significant|toeval|chance|stijg|daal|trend|toename|afname|↗|↘|interval|rose|fell|increas|decreas/i;
const causal = /omdat|doordat|because|leads to|zorgt voor|waardoor/i;

describe("every sentence about a difference", () => {
  it("names the number it is held against, in both languages, and never a cause", () => {
    check(
      property(figures, figures, kinds, constantFrom(...areaKinds), langs, (here, there, kind, level, lang) => {
        const outcome = compareFigures({ kind, unit: "percent" }, level, here, there, "apart");
        const digits = digitsTogether(about, outcome, here, there.value);
        const said = sayOutcome(outcome, about, { name: "Emmen", value: there.value }, lang, digits);
        const words = [...said.sentences, said.note ?? ""].join(" ");
        expect(words).toContain(`Emmen (${formatNumber(there.value!, lang, digits)})`);
        expect(words).not.toMatch(causal);
        expect(kind !== "modelled" || (/schatting|estimate/i.test(words) && !beyondEstimates.test(words))).toBe(true);
        expect(outcome.said === "different" || ["same", "few"].includes(said.verdict)).toBe(true);
      }),
    );
  });

  it("says a counted difference with its interval and how sure it is", () => {
    const share = (x: number): Figure => ({
      value: x / 10,
      lower: null,
      upper: null,
      numerator: x,
      denominator: 1_000,
    });
    const outcome = compareFigures({ kind: "counted", unit: "percent" }, "district", share(600), share(400), "apart");
    const said = sayOutcome(outcome, about, { name: "Emmen", value: 40 }, "nl", 1);
    expect(said.verdict).toBe("bad");
    expect(said.sentences).toEqual([
      "Meer dan in Emmen (40,0).",
      "Het verschil ligt tussen 15,7 en 24,2.",
      "Toeval verklaart dat niet.",
    ]);
  });

  it("says all its numbers in as many digits, and never denies a difference by rounding", () => {
    check(
      property(figures, figures, kinds, langs, (here, there, kind, lang) => {
        const outcome = compareFigures({ kind, unit: "percent" }, "district", here, there, "apart");
        const digits = digitsTogether(about, outcome, here, there.value);
        const { sentences } = sayOutcome(outcome, about, { name: "Emmen", value: there.value }, lang, digits);
        const numbers = sentences.join(" ").match(/\d+([.,]\d+)?/g) ?? [];
        expect(new Set(numbers.map((number) => number.split(/[.,]/)[1]?.length ?? 0)).size).toBeLessThanOrEqual(1);
        if (outcome.said !== "different") return;
        expect(roundTo(here.value!, digits) === roundTo(there.value!, digits) && digits === 0).toBe(false);
        expect(sentences.join(" ")).not.toMatch(/(tussen|between) 0([.,]0)? /);
      }),
    );
  });

  it("says a difference that may be almost nothing by its far end", () => {
    const outcome = { said: "different", by: "interval", side: "more", from: 0.04, to: 1.23, sure: false } as const;
    const said = sayOutcome(outcome, about, { name: "Emmen", value: 40 }, "nl", 1);
    expect(said.sentences[1]).toBe("Het verschil is hoogstens 1,2.");
  });

  it("stays silent with a reason where there is nothing to compare", () => {
    const none: Figure = { value: null, lower: null, upper: null, numerator: null, denominator: null };
    const outcome = compareFigures(
      { kind: "counted", unit: "percent" },
      "district",
      { ...none, value: 3 },
      none,
      "apart",
    );
    expect(sayOutcome(outcome, about, { name: "Emmen", value: null }, "nl", 0).sentences).toEqual([
      "Voor Emmen is er geen cijfer van dit jaar.",
    ]);
  });
});

describe("a place among like areas", () => {
  it("is a band of fifths and never a rank", () => {
    const like = Array.from({ length: 200 }, (_, at) => at / 2);
    check(
      property(
        double({ min: -10, max: 110, noNaN: true }),
        constantFrom("higher", "lower", "neutral"),
        langs,
        (value, direction, lang) => {
          const words = sayPosition(positionOf(value, like, direction)!, "wijken", lang).sentences.join(" ");
          expect(words).toMatch(/vijfde|midden|fifth|middle/);
          expect(words).not.toMatch(/\d/);
        },
      ),
    );
  });
});

describe("the course over time", () => {
  const series = (kind: "counted" | "modelled", years: readonly number[], table = "T"): Value[] =>
    years.map((year, at) => ({
      indicator: "x",
      areaId: 1,
      year,
      age: "all",
      table,
      status: "value",
      value: 10 + 5 * at,
      lower: null,
      upper: null,
      ...(kind === "counted"
        ? { numerator: 1_000 + 500 * at, denominator: 10_000 }
        : { numerator: null, denominator: null }),
    }));

  it("of estimates is points, however many and however steep", () => {
    const years = [1996, 2000, 2004, 2008, 2012, 2016, 2020, 2024];
    const course = courseOf({ kind: "modelled", unit: "percent" }, series("modelled", years));
    expect(course.said).toBe("points");
    expect(sayCourse(course, "modelled", "nl")).toBe("Dit zijn schattingen. Daarin lezen we geen trend.");
  });

  it("of three or four counts is points; of five it may rise", () => {
    const counted = { kind: "counted", unit: "percent" } as const;
    expect(courseOf(counted, series("counted", [2012, 2016, 2020])).said).toBe("points");
    const course = courseOf(counted, series("counted", [2020, 2021, 2022, 2023, 2024]));
    expect(sayCourse(course, "counted", "nl")).toBe("Gestegen tussen 2020 en 2024.");
  });

  it("of many numbers without a margin is points, and is not called too few", () => {
    const bare = series("counted", [2019, 2020, 2021, 2022, 2023, 2024]).map((value) => ({
      ...value,
      lower: null,
      upper: null,
      numerator: null,
      denominator: null,
    }));
    const course = courseOf({ kind: "counted", unit: "count" }, bare);
    expect(course).toEqual({ said: "points", count: 6 });
    expect(sayCourse(course, "counted", "nl")).toBe("Bij dit cijfer hoort geen marge. Daarom noemen we geen trend.");
    expect(sayCourse(course, "counted", "en")).toBe("This figure has no margin. So we name no trend.");
  });

  it("never runs over a change of table: what stands before the break does not count", () => {
    const all = [...series("counted", [2018, 2019, 2020], "OLD"), ...series("counted", [2021, 2022, 2023], "NEW")];
    expect(courseOf({ kind: "counted", unit: "percent" }, all)).toEqual({ said: "points", count: 3 });
  });
});
