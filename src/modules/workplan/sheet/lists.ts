import type { Cell, Sheet } from "#platform/spreadsheets/index.ts";
import type { z } from "zod";
import { plain } from "../filters.ts";
import type { Initiative } from "../model.ts";
import { initiativeSchema } from "../schema.ts";
import type { Problem } from "./apply.ts";
import { type ListSheet, listSheets, type SheetColumn, valueOfWord } from "./columns.ts";
import type { RowError } from "./import.ts";
import { dayFrom, eurosFrom, numberFrom, textOf } from "./values.ts";

/** Rows of the list sheets of Brink's own export, by initiative. */
export interface ListRows {
  /** The lists of an initiative; where a sheet is present but names it nowhere, its list is empty. */
  of(id: string): [keyof Initiative, readonly object[]][];
  readonly errors: readonly (RowError & { readonly id: string })[];
}

/** Reads the sheets that are lists as Brink exports them; others are left alone. */
export function listRows(sheets: readonly Sheet[]): ListRows {
  const errors: (RowError & { id: string })[] = [];
  const found = sheets.flatMap((sheet) => {
    const list = listSheets.find((one) => one.name === sheet.name && isOwn(sheet, one));
    return list ? [{ list, byId: rowsById(sheet, list, errors) }] : [];
  });
  return { errors, of: (id) => found.map(({ list, byId }) => [list.list, byId.get(id) ?? []]) };
}

function isOwn(sheet: Sheet, list: ListSheet): boolean {
  const headings = (sheet.rows[0] ?? []).map(textOf);
  return headings[0] === "Id" && list.columns.every((column) => headings.includes(column.heading));
}

function rowsById(sheet: Sheet, list: ListSheet, errors: (RowError & { id: string })[]): Map<string, object[]> {
  const headings = (sheet.rows[0] ?? []).map(textOf);
  const schema = initiativeSchema.shape[list.list as keyof typeof initiativeSchema.shape] as z.ZodType;
  const byId = new Map<string, object[]>();
  for (const [place, cells] of sheet.rows.entries()) {
    const id = textOf(cells[0]);
    if (place === 0 || id === "") continue;
    const item: Record<string, unknown> = {};
    const fail = (column: SheetColumn, cell: Cell | undefined, problem: Problem) =>
      errors.push({
        id,
        sheet: sheet.name,
        row: place + 1,
        column: column.heading,
        value: textOf(cell).slice(0, 80),
        problem,
      });
    for (const column of list.columns) {
      const cell = cells[headings.indexOf(column.heading)];
      if (textOf(cell) === "") continue;
      const value = valueFrom(column, cell!);
      if (value === undefined) fail(column, cell, problemOf(column));
      else item[column.field] = value;
    }
    const checked = schema.safeParse([item]);
    if (checked.success) byId.set(id, [...(byId.get(id) ?? []), (checked.data as object[])[0]!]);
    else {
      const column = list.columns.find((one) => one.field === checked.error.issues[0]?.path[1]) ?? list.columns[0]!;
      if (!errors.some((error) => error.sheet === sheet.name && error.row === place + 1))
        fail(column, cells[headings.indexOf(column.heading)], "fit");
    }
  }
  return byId;
}

/** The value of a cell as its column means it; undefined when it is none. */
export function valueFrom(column: SheetColumn, cell: Cell): unknown {
  if (column.words) return valueOfWord(column.words, textOf(cell));
  if (column.kind === "day") return dayFrom(cell);
  if (column.kind === "euros") return eurosFrom(cell);
  if (column.kind === "number") return numberFrom(cell);
  if (column.kind === "flag")
    return ["ja", "yes", "1", "true", "x", "waar"].includes(plain(textOf(cell))) ? true : undefined;
  return typeof cell === "string" ? cell.trim() : String(cell);
}

const problemOf = (column: SheetColumn): Problem =>
  column.words ? "choice" : column.kind === "day" ? "day" : column.kind === "euros" ? "euros" : "number";
