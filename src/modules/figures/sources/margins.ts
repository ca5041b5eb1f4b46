import { Refusal } from "#platform/refusal.ts";
import { untypedCell } from "./cell.ts";
import { type Raw, rowsOfJson } from "./files.ts";
import type { Bounds } from "./table.ts";

/** What a row of the `Marges` dimension holds. */
export type MarginSide = "value" | "lower" | "upper";

/** Code of the value itself; tables without other codes give no bounds. */
const valueCode = "MW00000";

/**
 * Which side each code of `/Marges` is. The codes differ by table, so their titles decide ("Ondergrens 95%-interval").
 * @throws Refusal when a title says neither.
 */
export function marginSides(files: readonly string[]): ReadonlyMap<string, MarginSide> {
  const sides = new Map<string, MarginSide>([[valueCode, "value"]]);
  for (const row of files.flatMap((file) => rowsOfJson(file))) {
    const [code, title] = [String(row.Key ?? row.Identifier).trim(), String(row.Title).trim()];
    if (code === valueCode) continue;
    if (/onder|lower/i.test(title)) sides.set(code, "lower");
    else if (/boven|upper/i.test(title)) sides.set(code, "upper");
    else
      throw new Refusal(
        `Margin ${code} ("${title}") is neither a lower nor an upper bound; someone must look first. Nothing was changed.`,
      );
  }
  return sides;
}

/** Bounds of all rows: one array of numbers a row and side, because a national table has a hundred thousand of them. */
export class BoundsBook {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #lower = new Map<string, Float64Array>();
  readonly #upper = new Map<string, Float64Array>();

  constructor(columns: readonly string[]) {
    this.#columns = new Map(columns.map((column, at) => [column, at]));
  }

  /** Notes a row of bounds; a cell that is no number gives no bound. */
  note(side: "lower" | "upper", key: string, cell: (column: string) => Raw): void {
    const row = Float64Array.from(this.#columns.keys(), (column) => untypedOrNaN(cell(column)));
    (side === "lower" ? this.#lower : this.#upper).set(key, row);
  }

  get empty(): boolean {
    return this.#lower.size + this.#upper.size === 0;
  }

  of(key: string, column: string): Bounds {
    const at = this.#columns.get(column) ?? -1;
    const read = (book: ReadonlyMap<string, Float64Array>) => {
      const value = book.get(key)?.[at];
      return value === undefined || Number.isNaN(value) ? null : value;
    };
    return { lower: read(this.#lower), upper: read(this.#upper) };
  }
}

function untypedOrNaN(raw: Raw): number {
  if (typeof raw === "number") return raw;
  try {
    return untypedCell(raw).value ?? Number.NaN;
  } catch {
    return Number.NaN;
  }
}
