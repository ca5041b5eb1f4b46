import { assert as check, constantFrom, double, integer, option, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { areaKinds } from "#modules/regions/index.ts";
import { compareFigures, type Figure, intervalOf } from "./compare.ts";
import { smallestDifference } from "./settings.ts";

const counted = { kind: "counted", unit: "percent" } as const;
const modelled = { kind: "modelled", unit: "percent" } as const;

function share(numerator: number, denominator: number): Figure {
  return { value: (100 * numerator) / denominator, lower: null, upper: null, numerator, denominator };
}
function estimate(value: number | null, margin?: number): Figure {
  const [lower, upper] = value === null || margin === undefined ? [null, null] : [value - margin, value + margin];
  return { value, lower, upper, numerator: null, denominator: null };
}

describe("two counted figures", () => {
  it("differ when the interval of the difference leaves out zero, also where the two intervals overlap", () => {
    // 45 % and 55 % of 200: Wilson limits 38.3–51.9 and 48.1–61.7 overlap; Newcombe's limits of the difference are 0.2 and 19.6.
    const outcome = compareFigures(counted, "district", share(110, 200), share(90, 200), "apart");
    expect(outcome).toMatchObject({ said: "different", by: "interval", side: "more", sure: false });
    expect("from" in outcome && [outcome.from, outcome.to]).toEqual([expect.closeTo(0.2, 1), expect.closeTo(19.5, 1)]);
  });

  it("are alike when chance explains the difference", () => {
    expect(compareFigures(counted, "district", share(52, 100), share(48, 100), "apart").said).toBe("alike");
  });

  it("hold a part against the rest of its whole, not against itself", () => {
    const outcome = compareFigures(counted, "district", share(60, 100), share(100, 200), "part");
    expect(outcome).toEqual(compareFigures(counted, "district", share(60, 100), share(40, 100), "apart"));
    expect(compareFigures(counted, "district", share(60, 100), share(60, 100), "part")).toEqual({
      said: "nothing",
      why: "same-people",
    });
  });

  it("say nothing of shares of fewer than fifty people, nor of numbers without counts", () => {
    expect(compareFigures(counted, "district", share(10, 40), share(900, 1_000), "apart")).toEqual({
      said: "nothing",
      why: "few",
    });
    expect(compareFigures(counted, "district", estimate(3), estimate(9), "apart")).toEqual({
      said: "nothing",
      why: "no-margin",
    });
  });
});

describe("shares of an amount", () => {
  it("have parts to be added up, and neither margin nor test: hectares are no people", () => {
    const water = { kind: "counted", unit: "percent", ofAmounts: true } as const;
    expect(intervalOf(water, share(30, 250))).toBeUndefined();
    for (const relation of ["apart", "part"] as const) {
      expect(compareFigures(water, "district", share(30, 250), share(400, 9_000), relation)).toEqual({
        said: "nothing",
        why: "no-margin",
      });
    }
  });
});

describe("two counted shares that were rounded", () => {
  const off = (people: number) => ({ numerator: people, denominator: people });
  const say = (here: Figure, relation: "apart" | "part" = "apart") =>
    compareFigures(counted, "district", here, share(9_000, 36_000), relation);

  it("differ only where rounding does not explain it either", () => {
    expect(say(share(1_140, 4_000)).said).toBe("different");
    expect(say({ ...share(1_140, 4_000), off: off(40) }).said).toBe("different");
    expect(say({ ...share(1_140, 4_000), off: off(120) }).said).toBe("alike");
  });

  it("are surely different only where rounding does not take that away", () => {
    expect(say(share(1_120, 4_000))).toMatchObject({ said: "different", sure: true });
    expect(say({ ...share(1_120, 4_000), off: off(60) })).toMatchObject({ said: "different", sure: false });
  });

  it("never say more than unrounded ones, and their interval holds that of those", () => {
    const people = integer({ min: 50, max: 5_000 });
    check(
      property(
        people,
        double({ min: 0, max: 1, noNaN: true }),
        people,
        constantFrom("apart", "part"),
        (n, p, e, how) => {
          const here = share(Math.round(p * n), n);
          const [bare, rounded] = [say(here, how), say({ ...here, off: off(e) }, how)];
          expect(bare.said === "alike" ? rounded.said : "alike").toBe("alike");
          if (!("from" in bare) || !("from" in rounded)) return;
          expect(rounded.from).toBeLessThanOrEqual(bare.from);
          expect(rounded.to).toBeGreaterThanOrEqual(bare.to);
        },
      ),
    );
  });
});

describe("two estimates of a model", () => {
  it("differ only from the published setting on, which is stricter in a neighbourhood than in a municipality", () => {
    expect(compareFigures(modelled, "municipality", estimate(42), estimate(40), "part").said).toBe("different");
    expect(compareFigures(modelled, "municipality", estimate(41.9), estimate(40), "part").said).toBe("too-close");
    expect(compareFigures(modelled, "neighbourhood", estimate(44.9), estimate(40), "part").said).toBe("too-close");
    expect(compareFigures(modelled, "neighbourhood", estimate(45), estimate(40), "part").said).toBe("different");
  });

  it("are not told apart where the publisher's own margins do not tell them apart", () => {
    expect(compareFigures(modelled, "municipality", estimate(45, 6), estimate(40, 6), "apart").said).toBe("too-close");
    expect(compareFigures(modelled, "municipality", estimate(45, 1), estimate(40, 1), "apart").said).toBe("different");
  });

  it("never get an interval of our making", () => {
    expect(intervalOf(modelled, estimate(40))).toBeUndefined();
    expect(intervalOf(modelled, { ...share(40, 100) })).toBeUndefined();
    expect(intervalOf(modelled, estimate(40, 2))).toEqual({ low: 38, high: 42 });
  });
});

describe("no claim beyond its kind", () => {
  const figure = record({
    value: option(double({ min: 0, max: 100, noNaN: true }), { nil: null }),
    margin: option(double({ min: 0.1, max: 20, noNaN: true }), { nil: undefined }),
  }).map(({ value, margin }) => estimate(value, margin));

  it("an estimate is never compared by interval, a reported figure never at all", () => {
    check(
      property(
        figure,
        figure,
        constantFrom(...areaKinds),
        constantFrom("apart", "part"),
        (here, there, level, relation) => {
          const outcome = compareFigures(modelled, level, here, there, relation);
          expect(outcome.said === "nothing" || outcome.by === "estimate").toBe(true);
          const apart = Math.abs((here.value ?? 0) - (there.value ?? 0));
          expect(outcome.said !== "different" || apart >= smallestDifference[level]).toBe(true);
          const reported = compareFigures({ kind: "reported", unit: "percent" }, level, here, there, relation);
          expect(reported.said).toBe("nothing");
        },
      ),
    );
  });

  it("turns around when the two change places", () => {
    const people = integer({ min: 50, max: 5_000 });
    check(
      property(
        people,
        people,
        double({ min: 0, max: 1, noNaN: true }),
        double({ min: 0, max: 1, noNaN: true }),
        (m, n, p, q) => {
          const [a, b] = [share(Math.round(p * m), m), share(Math.round(q * n), n)];
          const [one, other] = [
            compareFigures(counted, "district", a, b, "apart"),
            compareFigures(counted, "district", b, a, "apart"),
          ];
          expect(one.said).toBe(other.said);
          const sides = [one, other].flatMap((outcome) => (outcome.said === "different" ? [outcome.side] : []));
          expect(new Set(sides).size).toBe(sides.length);
        },
      ),
    );
  });
});
