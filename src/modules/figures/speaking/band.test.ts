import { assert as check, double, property, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { positionOf } from "./band.ts";

const hundred = Array.from({ length: 100 }, (_, at) => at + 1);

describe("the place of a value among like areas", () => {
  it("counts ties for half", () => {
    expect(positionOf(1, [1, 1, 1, 1, 1, 2, 2, 2, 2, 2], "higher")?.below).toBe(25);
  });

  it("says nothing among fewer than ten areas", () => {
    expect(positionOf(3, hundred.slice(0, 9), "higher")).toBeUndefined();
  });

  it("turns with the direction: high is good, bad or only other", () => {
    expect(positionOf(90, hundred, "higher")?.verdict).toBe("good");
    expect(positionOf(90, hundred, "lower")?.verdict).toBe("bad");
    expect(positionOf(90, hundred, "neutral")).toMatchObject({ verdict: "other", betterThan: undefined });
    expect(positionOf(50, hundred, "higher")?.verdict).toBe("same");
  });

  it("never falls when the value rises", () => {
    const sorted = uniqueArray(double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 10, maxLength: 60 });
    check(
      property(
        sorted,
        double({ min: -1e6, max: 1e6, noNaN: true }),
        double({ min: 0, max: 1e5, noNaN: true }),
        (values, value, more) => {
          const like = values.toSorted((a, b) => a - b);
          const [low, high] = [positionOf(value, like, "higher"), positionOf(value + more, like, "higher")];
          expect(high!.below).toBeGreaterThanOrEqual(low!.below);
          expect(low!.below).toBeGreaterThanOrEqual(0);
          expect(high!.below).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it("divides like areas in a lowest fifth, a middle and a highest fifth", () => {
    const bands = hundred.map((value) => positionOf(value, hundred, "neutral")!.band);
    expect(bands.filter((band) => band === "lowest")).toHaveLength(20);
    expect(bands.filter((band) => band === "highest")).toHaveLength(20);
    expect(bands.slice(20, 80)).toEqual(Array.from({ length: 60 }, () => "middle"));
  });
});
