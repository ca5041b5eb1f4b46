import { array, assert, boolean, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { findTable } from "./catalogue/index.ts";
import { Observer } from "./observe.ts";
import { areaOf, type SourceRow } from "./sources/table.ts";

describe("rows become figures", () => {
  const table = findTable("50090NED")!;
  const row = (code: string, cells: Readonly<Record<string, number | null>>): SourceRow => ({
    area: areaOf(code, "", 2020)!,
    year: 2020,
    age: "18+",
    place: code,
    cell: (column) =>
      cells[column] === undefined
        ? { value: null, status: "not-asked" }
        : cells[column] === null
          ? { value: null, status: "secret" }
          : { value: cells[column], status: "value" },
  });

  it("a question that nobody was asked gives no figures, wherever in the table the first answer stands", () => {
    const column = table.recipes[0]!.column;
    assert(
      property(array(constantFrom<number | null>(null, 40), { minLength: 1, maxLength: 30 }), (answers) => {
        const observer = new Observer(table);
        const made = answers.flatMap((answer, at) =>
          observer.read(row(`BU0106${String(at).padStart(4, "0")}`, { [column]: answer })),
        );
        const asked = answers.includes(40) ? answers : [];
        const inOrder = made.toSorted((a, b) => (a.areaCode < b.areaCode ? -1 : 1));
        expect(inOrder.map((one) => one.value)).toEqual(asked);
        expect(inOrder.map((one) => one.status)).toEqual(asked.map((answer) => (answer === null ? "secret" : "value")));
        expect(observer.report().kept).toBe(made.length);
      }),
    );
  });

  it("every cell is kept, waits or is refused: none is lost", () => {
    assert(
      property(array(integer({ min: -20, max: 130 }), { minLength: 1, maxLength: 20 }), boolean(), (values, twice) => {
        const observer = new Observer(table);
        const column = table.recipes[0]!.column;
        for (const [at, value] of values.entries())
          observer.read(row(`BU0106${String(twice ? 0 : at).padStart(4, "0")}`, { [column]: value }));
        const { read, kept, refused } = observer.report();
        expect(read).toBe(values.length);
        expect(kept + refused.reduce((sum, one) => sum + one.rows, 0)).toBe(values.length);
        const first = twice ? values.slice(0, 1) : values;
        expect(kept).toBe(first.filter((value) => value >= 0 && value <= 100).length);
      }),
    );
  });
});
