import {
  type CountCell,
  defaultRule,
  hideSmall,
  percentageRule,
  type SmallNumberRule,
  type Sum,
} from "@brink/methods/disclosure";
import type { Unit } from "./model.ts";

/** Statistical offices protect their own figures; their status is followed, and nothing is hidden twice. */
const protectThemselves = /\b(CBS|RIVM)\b/;

/**
 * The rule for small numbers of a table: what its mapping says, else none for a statistical office and the general rule for anyone else.
 * A table of a publisher that nobody thought of is protected, not shown.
 */
export function ruleOf(table: {
  readonly publisher: string;
  readonly protect?: SmallNumberRule;
}): SmallNumberRule | undefined {
  return table.protect ?? (protectThemselves.test(table.publisher) ? undefined : defaultRule);
}

/** One stored figure as protection sees it: people counted, of how many. */
export interface Cell {
  readonly areaId: number;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Which areas an area is made of, for every pair of levels that an outsider can add up. */
export interface Whole {
  readonly areaId: number;
  readonly parts: readonly number[];
}

/**
 * Areas whose figure must be hidden in one series (an indicator, age and year), so that no count under the threshold can be read or worked
 * out by subtracting areas from what holds them. Shares of fewer than fifty people go as well, and shares without the counts behind
 * them: of those nobody can say how many they are about.
 */
export function areasToHide(
  unit: Unit,
  cells: readonly Cell[],
  wholes: readonly Whole[],
  rule: SmallNumberRule,
): Set<number> {
  const share = unit === "percent" || unit === "per-1000";
  if (!share && unit !== "count") return new Set();
  const counted = cells.filter((cell) => !share || (cell.numerator !== null && cell.denominator !== null));
  const hidden = new Set(cells.filter((cell) => !counted.includes(cell)).map((cell) => cell.areaId));
  const table = new Map(counted.map((cell) => [cell.areaId, countCell(cell, share)]));
  const sums = wholes.flatMap((whole) => sumOf(whole, table));
  const { published } = hideSmall([...table.values()], sums, rule);
  for (const cell of counted) {
    const small = share && (cell.denominator ?? 0) < percentageRule.smallestBase;
    if (small || !published.get(String(cell.areaId))?.shown) hidden.add(cell.areaId);
  }
  return hidden;
}

function countCell({ areaId, value, numerator, denominator }: Cell, share: boolean): CountCell {
  if (!share) return { id: String(areaId), count: value };
  return { id: String(areaId), count: numerator ?? 0, population: denominator ?? undefined };
}

/** A sum that an outsider knows to hold: the whole and all its parts are in the table, and they add up. */
function sumOf({ areaId, parts }: Whole, table: ReadonlyMap<number, CountCell>): Sum[] {
  const total = table.get(areaId);
  const own = parts.map((part) => table.get(part));
  if (!total || parts.length === 0 || own.some((part) => part === undefined)) return [];
  const sum = own.reduce((running, part) => running + part!.count, 0);
  return sum === total.count ? [{ total: total.id, parts: own.map((part) => part!.id) }] : [];
}
