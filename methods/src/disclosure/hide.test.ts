import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountCell, type Sum, attack, hideSmall } from "./hide.ts";
import { ruleOf } from "./rule.ts";
import { withTotals } from "./table.ts";

const visible = (cells: readonly CountCell[], sums: readonly Sum[]) =>
  [...hideSmall(cells, sums).published].map(([id, cell]) => `${id}: ${cell.shown ? cell.value : "·"}`);

/**
 * An attacker of our own making, who shares no code with the method: tries every table of whole numbers that fits what was published
 * and keeps, per hidden cell of the inside, the lowest and highest value that occurs.
 */
function tryEverything(rows: number, columns: number, cell: (row: number, column: number) => number | null) {
  const size = rows * columns;
  const at = (place: number) => ({ row: Math.floor(place / columns), column: place % columns });
  const known = Array.from({ length: size }, (_, place) => cell(at(place).row, at(place).column));
  const found = known.map(() => ({ lower: Number.POSITIVE_INFINITY, upper: 0 }));
  const table = Array.from<number>({ length: size }).fill(0);
  const limit = cell(rows, columns) ?? 12;
  const fits = (from: number, step: number, length: number, total: number | null, complete: boolean) => {
    if (total === null) return true;
    let all = 0;
    for (let k = 0; k < length; k += 1) all += table[from + k * step]!;
    return complete ? all === total : all <= total;
  };
  const visit = (place: number): void => {
    if (place === size) {
      const whole = table.reduce((all, value) => all + value, 0);
      if (cell(rows, columns) !== null && whole !== cell(rows, columns)) return;
      for (const [k, value] of table.entries()) {
        found[k]!.lower = Math.min(found[k]!.lower, value);
        found[k]!.upper = Math.max(found[k]!.upper, value);
      }
      return;
    }
    const { row, column } = at(place);
    const highest = Math.min(limit, cell(row, columns) ?? limit, cell(rows, column) ?? limit);
    const [from, to] = known[place] === null ? [0, highest] : [known[place]!, known[place]!];
    for (let value = from; value <= to; value += 1) {
      table[place] = value;
      const rowFits = fits(row * columns, 1, columns, cell(row, columns), column === columns - 1);
      const columnFits = fits(column, columns, rows, cell(rows, column), row === rows - 1);
      if (rowFits && columnFits) visit(place + 1);
      table[place] = 0;
    }
  };
  visit(0);
  return found;
}

describe("hiding small numbers", () => {
  it("hides the smallest companion, so that the total does not give the small one away", () => {
    const { cells, sums } = withTotals([3], [3, 12, 25]);
    expect(visible(cells, sums)).toEqual(["0: ·", "1: ·", "2: 25", "*: 40"]);
    expect(attack(cells, sums, new Set(["0", "1"])).get("0")).toEqual({ lower: 0, upper: 15 });
  });

  it("leaves a table without small numbers alone, and zeros that hurt nobody", () => {
    const { cells, sums } = withTotals([3], [0, 12, 25]);
    expect(visible(cells, sums)).toEqual(["0: 0", "1: 12", "2: 25", "*: 37"]);
  });

  it("hides zeros as well where nobody or everybody says something", () => {
    const { cells, sums } = withTotals([3], [0, 12, 25]);
    const { small, alongside } = hideSmall(cells, sums, ruleOf(10, true));
    expect({ small, alongside }).toEqual({ small: ["0"], alongside: ["1"] });
  });

  it("closes the square in a table with rows and columns", () => {
    const { cells, sums } = withTotals([3, 4], [3, 12, 25, 40, 22, 31, 18, 19, 50, 60, 70, 44]);
    expect(hideSmall(cells, sums)).toMatchObject({ small: ["0,0"], alongside: ["0,1", "1,0", "1,1"] });
  });

  it("hides a third when two small ones together would still be small", () => {
    const { cells, sums } = withTotals([4], [3, 4, 12, 25]);
    expect(hideSmall(cells, sums)).toMatchObject({ small: ["0", "1"], alongside: ["2"] });
  });

  it("hides the total when the parts have nothing to hide behind", () => {
    const { cells, sums } = withTotals([2], [3, 0]);
    expect(visible(cells, sums)).toEqual(["0: ·", "1: 0", "*: ·"]);
  });

  it("hides a group of which nearly everybody is counted", () => {
    const { cells, sums } = withTotals([3], [36, 30, 20], [40, 80, 90]);
    expect(hideSmall(cells, sums)).toMatchObject({ small: ["0"], alongside: ["2"] });
  });

  it("does not let levels be subtracted: a municipality minus its other districts, a district minus its neighbourhoods", () => {
    const counts = { gemeente: 200, wijkA: 140, wijkB: 60, a1: 6, a2: 134, b1: 25, b2: 35 };
    const cells = Object.entries(counts).map(([id, count]) => ({ id, count }));
    const sums = [
      { total: "gemeente", parts: ["wijkA", "wijkB"] },
      { total: "wijkA", parts: ["a1", "a2"] },
      { total: "wijkB", parts: ["b1", "b2"] },
    ];
    expect(hideSmall(cells, sums)).toMatchObject({ small: ["a1"], alongside: ["a2"] });
    // The same when a wijk is small: then the other level must give way too.
    const smallWijk = { gemeente: 200, wijkA: 194, wijkB: 6, a1: 60, a2: 134, b1: 6, b2: 0 };
    const protectedCells = hideSmall(
      Object.entries(smallWijk).map(([id, count]) => ({ id, count })),
      sums,
    );
    const out = new Set([...protectedCells.small, ...protectedCells.alongside]);
    expect([...out]).toEqual(expect.arrayContaining(["wijkB", "b1", "wijkA"]));
    expect(out.has("a1") || out.has("a2")).toBe(true);
  });

  it("refuses sums that do not hold, because every conclusion about them would be nonsense", () => {
    const cells = [
      { id: "a", count: 3 },
      { id: "all", count: 40 },
    ];
    expect(() => hideSmall(cells, [{ total: "all", parts: ["a"] }])).toThrow(RangeError);
    expect(() => hideSmall(cells, [{ total: "all", parts: ["a", "gone"] }])).toThrow(RangeError);
  });
});

const counts = (size: number, max: number) =>
  fc.array(fc.oneof(fc.nat({ max: 4 }), fc.nat({ max })), { minLength: size, maxLength: size });

describe("laws of hiding", () => {
  it("no hidden count can be derived from the published ones, whatever an attacker tries", () => {
    const rule = ruleOf(3);
    fc.assert(
      fc.property(counts(6, 6), (inside) => {
        const { cells, sums } = withTotals([2, 3], inside);
        const { published } = hideSmall(cells, sums, rule);
        const read = (row: number, column: number) => {
          const cell = published.get(`${row === 2 ? "*" : row},${column === 3 ? "*" : column}`)!;
          return cell.shown ? cell.value : null;
        };
        const caught = tryEverything(2, 3, read).filter(({ lower, upper }, place) => {
          const isHidden = read(Math.floor(place / 3), place % 3) === null;
          return isHidden && Math.max(upper - inside[place]!, inside[place]! - lower) < rule.reach;
        });
        expect(caught).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("every small count is hidden, and what is shown is true", () => {
    fc.assert(
      fc.property(counts(12, 60), (inside) => {
        const { cells, sums } = withTotals([3, 4], inside);
        const { published } = hideSmall(cells, sums);
        for (const { id, count } of cells) {
          const cell = published.get(id)!;
          expect(cell.shown && count > 0 && count < 10).toBe(false);
          expect(cell.shown ? cell.value : count).toBe(count);
        }
      }),
    );
  });

  it("no sum has exactly one hidden cell, in three variables with all their totals", () => {
    fc.assert(
      fc.property(counts(12, 40), (inside) => {
        const { cells, sums } = withTotals([2, 3, 2], inside);
        const { published } = hideSmall(cells, sums);
        const hiddenIn = (sum: Sum) => [...sum.parts, sum.total].filter((id) => !published.get(id)!.shown).length;
        expect(sums.map(hiddenIn)).not.toContain(1);
      }),
      { numRuns: 50 },
    );
  });

  it("the same table is always protected in the same way", () => {
    fc.assert(
      fc.property(counts(9, 30), (inside) => {
        const { cells, sums } = withTotals([3, 3], inside);
        expect(hideSmall(cells, sums)).toEqual(hideSmall(cells, sums));
      }),
      { numRuns: 30 },
    );
  });
});
