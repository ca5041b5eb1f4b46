import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ruleOf } from "./rule.ts";
import { type Selection, answerSelection } from "./selections.ts";

const flat = [
  { id: "flat X", count: 7 },
  { id: "rest", count: 111 },
];

describe("selections that somebody draws", () => {
  it("answers the neighbourhood, then refuses it without one flat", () => {
    expect(answerSelection(flat, [], ["flat X", "rest"])).toEqual({ count: 118 });
    expect(answerSelection(flat, [["flat X", "rest"]], ["rest"])).toEqual({ refused: "difference-too-few" });
  });

  it("refuses the other way round as well", () => {
    expect(answerSelection(flat, [], ["rest"])).toEqual({ count: 111 });
    expect(answerSelection(flat, [["rest"]], ["flat X", "rest"])).toEqual({ refused: "difference-too-few" });
  });

  it("refuses what is too small by itself, and answers nobody", () => {
    expect(answerSelection(flat, [], ["flat X"])).toEqual({ refused: "too-few" });
    expect(answerSelection(flat, [], [])).toEqual({ count: 0 });
  });

  it("refuses periods of which the difference is one week with few", () => {
    const weeks = [
      { id: "buurt 1, week 1", count: 40 },
      { id: "buurt 1, week 2", count: 4 },
    ];
    const [first] = weeks.map(({ id }) => id);
    expect(
      answerSelection(
        weeks,
        [[first!]],
        weeks.map(({ id }) => id),
      ),
    ).toEqual({ refused: "difference-too-few" });
  });

  it("sees through three overlapping selections of which no two leak", () => {
    const units = ["a", "b", "c"].map((id, at) => ({ id, count: [4, 30, 40][at]! }));
    const answered = [
      ["a", "b"],
      ["a", "c"],
    ];
    expect(answerSelection(units, [answered[0]!], answered[1]!)).toEqual({ count: 44 });
    expect(answerSelection(units, answered, ["b", "c"])).toEqual({ refused: "difference-too-few" });
  });

  it("refuses a selection in which nearly everybody is counted", () => {
    const units = [{ id: "street", count: 37, population: 40 }];
    expect(answerSelection(units, [], ["street"])).toEqual({ refused: "too-few" });
  });

  it("names no unit that does not exist", () => {
    expect(() => answerSelection(flat, [], ["moon"])).toThrow(RangeError);
  });

  it("never lets a small difference of two answers through, in any sequence of questions", () => {
    const rule = ruleOf(5);
    const unit = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 40 }));
    const question = fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 6, maxLength: 6 }),
        fc.array(question, { maxLength: 8 }),
        (sizes, questions) => {
          const units = sizes.map((count, at) => ({ id: String(at), count }));
          const answered: Selection[] = [];
          for (const places of questions) {
            const asked = places.map(String);
            if ("count" in answerSelection(units, answered, asked, rule)) answered.push(asked);
          }
          const count = (ids: readonly string[]) => ids.reduce((all, id) => all + sizes[Number(id)]!, 0);
          const differences = answered.flatMap((a) =>
            answered.filter((b) => b.every((id) => a.includes(id))).map((b) => count(a) - count(b)),
          );
          expect([...differences, ...answered.map(count)].filter((value) => value > 0 && value < 5)).toEqual([]);
        },
      ),
    );
  });
});
