import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { type Cell, SheetFault, sheetLimits } from "./model.ts";

/** What spreadsheet programs take for a formula when they open a CSV file. */
const risky = /^[=+\-@\t\r]/;

/**
 * A table as CSV with a semicolon and a byte order mark, as Dutch spreadsheet programs expect it. Text that would be taken for a formula
 * gets an apostrophe before it; numbers keep their minus.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === "string" && risky.test(cell) ? `'${cell}` : cell)));
  return `\uFEFF${stringify(safe as unknown[][], { delimiter: ";", record_delimiter: "\r\n", cast: { boolean: (value) => (value ? "1" : "0") } })}`;
}

/**
 * Reads CSV with commas, semicolons or tabs; the apostrophe that `csvOf` added goes again.
 * @throws SheetFault when it is too large or no table
 */
export function parseCsv(text: string): string[][] {
  if (text.length > sheetLimits.bytes) throw new SheetFault("too_large");
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      to: sheetLimits.rows,
    }) as string[][];
    return rows.map((row) =>
      row.map((cell) => (cell.startsWith("'") && risky.test(cell.slice(1)) ? cell.slice(1) : cell)),
    );
  } catch {
    throw new SheetFault("unreadable");
  }
}
