import type { Cell, Sheet } from "#platform/spreadsheets/index.ts";
import type { Initiative } from "../model.ts";
import { listSheets, mainColumns, mainSheetName, type SheetColumn, valueAt } from "./columns.ts";

/** Every field of these initiatives as sheets: one of initiatives, and one for each of their lists. Reading it back gives the same. */
export function sheetsOf(initiatives: readonly Initiative[], areaNames: ReadonlyMap<string, string>): Sheet[] {
  return [
    {
      name: mainSheetName,
      rows: [mainColumns.map((column) => column.heading), ...initiatives.map((one) => mainRow(one, areaNames))],
    },
    ...listSheets.map(({ name, list, columns }) => ({
      name,
      rows: [
        ["Id", "Naam", ...columns.map((column) => column.heading)],
        ...initiatives.flatMap((one) =>
          ((one[list] ?? []) as readonly object[]).map((item) => [one.id, one.title, ...rowOf(item, columns)]),
        ),
      ],
    })),
  ];
}

/** An area as its code and its name, so that people and Brink both know it. */
function mainRow(one: Initiative, areaNames: ReadonlyMap<string, string>): Cell[] {
  return rowOf({ ...one, areas: one.areas.map((code) => `${code} ${areaNames.get(code) ?? ""}`.trim()) }, mainColumns);
}

function rowOf(thing: object, columns: readonly SheetColumn[]): Cell[] {
  return columns.map((column) => cellOf(valueAt(thing, column.field), column));
}

function cellOf(value: unknown, { kind, words }: SheetColumn): Cell {
  if (value === undefined || value === null) return null;
  if (kind === "words") return (value as readonly string[]).join("; ") || null;
  if (kind === "flag") return value === true ? "ja" : null;
  if (words) return words[String(value)] ?? String(value);
  return typeof value === "number" ? value : String(value);
}

/** One line per initiative for CSV: the columns of the first sheet and the sums of its money. */
export function linesOf(initiatives: readonly Initiative[], areaNames: ReadonlyMap<string, string>): Cell[][] {
  const sum = (one: Initiative, name: "needed" | "granted" | "paid" | "spent") =>
    one.money.reduce((total, row) => total + row[name], 0);
  return [
    [...mainColumns.map((column) => column.heading), "Doelen", "Partijen", "Nodig", "Toegezegd", "Betaald", "Besteed"],
    ...initiatives.map((one) => [
      ...mainRow(one, areaNames),
      one.goals.map((link) => link.goal).join("; "),
      one.parties.map((party) => party.name).join("; "),
      sum(one, "needed"),
      sum(one, "granted"),
      sum(one, "paid"),
      sum(one, "spent"),
    ]),
  ];
}
