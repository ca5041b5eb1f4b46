import { type Bounds, type Equation, type Solver, solver } from "./bounds.ts";
import { isCornered } from "./reach.ts";
import { type Protected, type SmallNumberRule, defaultRule, hidden, mustHide, shown } from "./rule.ts";

/** A count of people with a name of its own in the table. */
export interface CountCell {
  readonly id: string;
  readonly count: number;
  /** The group it is a part of, when that number is public: then nearly everybody is hidden like nearly nobody. */
  readonly population?: number;
}

/**
 * A sum that an outsider knows to hold: row and column totals, a municipality and its districts, a year and its quarters,
 * a selection and the areas it consists of.
 */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** A table after protection. Publish `published` only: `small` and `alongside` would tell which is which. */
export interface HiddenTable {
  readonly published: ReadonlyMap<string, Protected>;
  /** Hidden for their own sake. */
  readonly small: readonly string[];
  /** Hidden so that the small ones cannot be found by subtraction. */
  readonly alongside: readonly string[];
}

/**
 * Hides small counts, and then as many others as are needed: until no hidden count can be bounded within ±`rule.reach` by adding and
 * subtracting what is shown, along all `sums` together. Of those that would do, the smallest is hidden first. The result depends on
 * nothing but the table, so the same table is always protected in the same way.
 * Source: Hundepool et al. 2012, ch. 4 (cell suppression); threshold and reach: docs/methods/disclosure.md.
 */
export function hideSmall(cells: readonly CountCell[], sums: readonly Sum[], rule = defaultRule): HiddenTable {
  const table = new Map(cells.map((cell) => [cell.id, cell]));
  checkSums(table, sums);
  const small = cells.filter((cell) => mustHide(cell.count, cell.population, rule)).map(({ id }) => id);
  const out = new Set(small);
  for (;;) {
    // A sum with one hidden cell gives it away: cheap to see, so it goes before the full attack.
    const given = lonely(sums, out)[0];
    const weak = given ? members(given).find((id) => out.has(id))! : firstWeak(table, sums, out, rule);
    const next = weak === null ? null : companion(table, sums, out, weak);
    // Null as well when nothing is left to hide in this part of the table: all of it is hidden already.
    if (next === null) break;
    out.add(next);
  }
  showAgain(table, sums, out, new Set(small), rule);
  return {
    published: new Map(cells.map(({ id, count }) => [id, out.has(id) ? hidden : shown(count)])),
    small,
    alongside: cells.map(({ id }) => id).filter((id) => out.has(id) && !small.includes(id)),
  };
}

/** What an outsider can work out about each hidden cell from everything that is shown. */
export function attack(
  cells: readonly CountCell[],
  sums: readonly Sum[],
  out: ReadonlySet<string>,
): ReadonlyMap<string, Bounds> {
  const table = new Map(cells.map((cell) => [cell.id, cell]));
  const found = new Map<string, Bounds>();
  for (const part of linked(sums, out)) {
    const { bounds } = system(table, sums, out, part);
    for (const [at, id] of part.entries()) found.set(id, bounds(at));
  }
  return found;
}

/** The first hidden cell, in the order of hiding, that can be bounded too tightly; null when all are safe. */
function firstWeak(
  table: ReadonlyMap<string, CountCell>,
  sums: readonly Sum[],
  out: ReadonlySet<string>,
  rule: SmallNumberRule,
): string | null {
  for (const part of linked(sums, out)) {
    const solved = system(table, sums, out, part);
    const weak = part.find((id, at) => isCornered(solved, at, table.get(id)!, rule));
    if (weak !== undefined) return weak;
  }
  return null;
}

/**
 * Which cell to hide along with a weak one. Looks in sums that give a cell away, then in sums around the weak cell, then in the whole
 * part of the table that hangs together. Prefers a part over a total, then what mends most sums, then the smallest, then the first.
 * Zeros come last: they hide little.
 */
function companion(
  table: ReadonlyMap<string, CountCell>,
  sums: readonly Sum[],
  out: ReadonlySet<string>,
  weak: string,
): string | null {
  const part = new Set(linked(sums, out).find((ids) => ids.includes(weak)));
  const wider = sums.filter((sum) => members(sum).some((id) => part.has(id)));
  const near = wider.filter((sum) => members(sum).includes(weak));
  const giving = lonely(wider, out);
  const totals = new Set(sums.map((sum) => sum.total));
  const order = new Map([...table.keys()].map((id, at) => [id, at]));
  const rank = (id: string): readonly number[] => {
    const { count, population } = table.get(id)!;
    const mends = giving.filter((sum) => members(sum).includes(id)).length;
    const flags = [population === 0, count === 0, totals.has(id)].map(Number);
    return [...flags, -mends, count, order.get(id)!];
  };
  for (const around of [giving, near, wider]) {
    const candidates = [...new Set(around.flatMap(members))].filter((id) => !out.has(id));
    const ranked = candidates.map((id) => ({ id, rank: rank(id) }));
    const [best] = ranked.toSorted((a, b) => compareRanks(a.rank, b.rank));
    if (best) return best.id;
  }
  return null;
}

/** Sums in which exactly one cell is hidden. */
function lonely(sums: readonly Sum[], out: ReadonlySet<string>): readonly Sum[] {
  return sums.filter((sum) => members(sum).filter((id) => out.has(id)).length === 1);
}

function members(sum: Sum): readonly string[] {
  return [...sum.parts, sum.total];
}

/** Hiding one by one can hide too much: shows companions again, largest first, where the rest stays safe. */
function showAgain(
  table: ReadonlyMap<string, CountCell>,
  sums: readonly Sum[],
  out: Set<string>,
  small: ReadonlySet<string>,
  rule: SmallNumberRule,
): void {
  if (firstWeak(table, sums, out, rule) !== null) return;
  const companions = [...out].filter((id) => !small.has(id));
  for (const id of companions.toSorted((a, b) => table.get(b)!.count - table.get(a)!.count)) {
    out.delete(id);
    if (firstWeak(table, sums, out, rule) !== null) out.add(id);
  }
}

/** Hidden cells that sums tie together, group by group: groups say nothing about each other. */
function linked(sums: readonly Sum[], out: ReadonlySet<string>): readonly (readonly string[])[] {
  const group = new Map<string, Set<string>>();
  for (const id of out) group.set(id, new Set([id]));
  for (const sum of sums) {
    const [first, ...rest] = [...sum.parts, sum.total].filter((id) => out.has(id));
    if (first === undefined) continue;
    for (const other of rest) join(group, first, other);
  }
  return [...new Set(group.values())].map((ids) => [...ids]);
}

function join(group: Map<string, Set<string>>, a: string, b: string): void {
  const [to, from] = [group.get(a)!, group.get(b)!];
  if (to === from) return;
  for (const id of from) {
    to.add(id);
    group.set(id, to);
  }
}

/** The equations that everything shown leaves for one group of hidden cells. */
function system(
  table: ReadonlyMap<string, CountCell>,
  sums: readonly Sum[],
  out: ReadonlySet<string>,
  part: readonly string[],
): Solver {
  const place = new Map(part.map((id, at) => [id, at]));
  const equations: Equation[] = [];
  for (const sum of sums) {
    const signed = [...sum.parts.map((id) => ({ id, sign: 1 })), { id: sum.total, sign: -1 }];
    const unknown = signed.filter(({ id }) => place.has(id));
    if (unknown.length === 0) continue;
    const known = signed.filter(({ id }) => !out.has(id));
    equations.push({
      terms: unknown.map(({ id, sign }) => ({ unknown: place.get(id)!, coefficient: sign })),
      value: -known.reduce((all, { id, sign }) => all + sign * table.get(id)!.count, 0),
    });
  }
  const limits = part.flatMap((id, at) => {
    const { population } = table.get(id)!;
    return population === undefined ? [] : [[at, population] as const];
  });
  return solver(part.length, equations, new Map(limits));
}

/** A sum that does not hold would make every conclusion about it nonsense. */
function checkSums(table: ReadonlyMap<string, CountCell>, sums: readonly Sum[]): void {
  for (const { total, parts } of sums) {
    const counts = parts.map((id) => table.get(id)?.count ?? Number.NaN);
    const all = counts.reduce((running, count) => running + count, 0);
    if (all !== table.get(total)?.count) throw new RangeError(`the parts of "${total}" do not add up to it`);
  }
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
