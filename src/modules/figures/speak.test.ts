import { assert as check, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, quantile, standsOut } from "./speak.ts";

const hundred = Array.from({ length: 100 }, (_, at) => at + 1);

function candidate(
  id: string,
  value: number,
  changes: Partial<Candidate> & {
    theme?: string;
    kind?: "counted" | "modelled";
    direction?: "higher" | "lower" | "neutral";
  } = {},
): Candidate {
  const { theme = id, kind = "modelled", direction = "higher", ...rest } = changes;
  return { indicator: { id, theme, kind, direction }, age: "all", value, whole: 50.5, like: hundred, ...rest };
}

describe("the spread of like areas", () => {
  it("interpolates quantiles between neighbours", () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
  });
});

describe("what stands out", () => {
  it("names at most two strengths and three concerns, the largest first, one per theme", () => {
    const found = standsOut([
      ...[95, 96, 97].map((value, at) => candidate(`good-${at}`, value)),
      ...[5, 4, 3, 2].map((value, at) => candidate(`bad-${at}`, value)),
      candidate("twin", 1, { theme: "bad-3" }),
    ]);
    expect(found.filter((one) => one.side === "strength").map((one) => one.indicator)).toEqual(["good-2", "good-1"]);
    expect(found.filter((one) => one.side === "concern").map((one) => one.indicator)).toEqual([
      "twin",
      "bad-2",
      "bad-1",
    ]);
  });

  it("leaves out an estimate that lies in the middle 80 % of like areas", () => {
    expect(standsOut([candidate("inside", 12), candidate("outside", 9)]).map((one) => one.indicator)).toEqual([
      "outside",
    ]);
  });

  it("leaves out what has no better or worse", () => {
    expect(standsOut([candidate("neutral", 99, { direction: "neutral" })])).toEqual([]);
  });

  it("needs a counted figure to pass a false discovery rate of 5 % over all that are tested", () => {
    const counted = (id: string, p: number | undefined) => candidate(id, 99, { kind: "counted", p });
    // Benjamini–Hochberg 1995, four tests: limits 0.0125, 0.025, 0.0375, 0.05; the third passes and takes the second along.
    const found = standsOut([counted("a", 0.012), counted("b", 0.03), counted("c", 0.037), counted("d", 0.06)]);
    expect(found.map((one) => one.indicator).toSorted()).toEqual(["a", "b"]);
    expect(standsOut([counted("alone", 0.051)])).toEqual([]);
    expect(standsOut([counted("untested", undefined)])).toEqual([]);
  });

  it("calls a low value a strength where low is better", () => {
    expect(standsOut([candidate("smoking", 2, { direction: "lower" })])[0]).toMatchObject({ side: "strength" });
  });

  it("answers the same whatever order the figures come in", () => {
    const pool = [1, 2, 3, 97, 98, 99].map((value, at) => candidate(`figure-${at}`, value));
    check(
      property(constantFrom(...pool.map((_, at) => at)), (turn) => {
        expect(standsOut([...pool.slice(turn), ...pool.slice(0, turn)])).toEqual(standsOut(pool));
      }),
    );
  });
});
