import { attack } from "@brink/methods/disclosure";
import { array, assert as check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { areasToHide, type Cell, ruleOf } from "./protect.ts";

const rule = { threshold: 10, zeroSensitive: false, reach: 10 };

describe("which tables are protected", () => {
  it("follows statistical offices, protects everyone else", () => {
    expect(ruleOf({ publisher: "RIVM, GGD'en en CBS" })).toBeUndefined();
    expect(ruleOf({ publisher: "Welzijn Midden-Drenthe" })).toEqual(rule);
    expect(ruleOf({ publisher: "CBS", protect: { ...rule, threshold: 20 } })).toMatchObject({ threshold: 20 });
  });
});

describe("small numbers in one series", () => {
  /** A municipality (0) of districts with residents and people counted among them. */
  function town(districts: readonly { x: number; n: number }[]): Cell[] {
    const cell = (areaId: number, x: number, n: number): Cell => ({
      areaId,
      value: (100 * x) / n,
      numerator: x,
      denominator: n,
    });
    const [x, n] = [districts.reduce((sum, one) => sum + one.x, 0), districts.reduce((sum, one) => sum + one.n, 0)];
    return [cell(0, x, n), ...districts.map((one, at) => cell(at + 1, one.x, one.n))];
  }
  const wholes = (count: number) => [{ areaId: 0, parts: Array.from({ length: count }, (_, at) => at + 1) }];

  it("hide a district of 40 and one more, so that subtraction gives nothing", () => {
    const cells = town([
      { x: 3, n: 40 },
      { x: 60, n: 500 },
      { x: 200, n: 900 },
    ]);
    expect([...areasToHide("percent", cells, wholes(3), rule)].toSorted()).toEqual([1, 2]);
  });

  it("hide shares without counts, and shares of fewer than fifty", () => {
    const bare: Cell = { areaId: 7, value: 12, numerator: null, denominator: null };
    expect([...areasToHide("percent", [bare, ...town([{ x: 20, n: 45 }])], [], rule)].toSorted()).toEqual([0, 1, 7]);
  });

  it("can never be bounded within the rule's reach, whatever the town", () => {
    const district = integer({ min: 20, max: 400 }).chain((n) => integer({ min: 0, max: n }).map((x) => ({ x, n })));
    check(
      property(array(district, { minLength: 2, maxLength: 8 }), (districts) => {
        const cells = town(districts);
        const hidden = areasToHide("percent", cells, wholes(districts.length), rule);
        const counts = cells.map((cell) => ({
          id: String(cell.areaId),
          count: cell.numerator!,
          population: cell.denominator!,
        }));
        const sums = [{ total: "0", parts: districts.map((_, at) => String(at + 1)) }];
        const bounds = attack(counts, sums, new Set([...hidden].map(String)));
        const cornered = counts.filter(({ id, count, population }) => {
          const found = bounds.get(id);
          const small = (count > 0 && count < 10) || (population - count > 0 && population - count < 10);
          if (!small) return false;
          if (!found) return true;
          const tight = found.upper - count < 10 && count - found.lower < 10;
          return tight && (found.lower > 0 || found.upper < population);
        });
        expect(cornered).toEqual([]);
      }),
    );
  });
});
