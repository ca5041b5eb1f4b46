import type { CountCell, Sum } from "./hide.ts";

/** A table with all its totals, as cells and the sums between them. */
export interface SummedTable {
  readonly cells: readonly CountCell[];
  readonly sums: readonly Sum[];
}

/** Name of a cell: the place of its category in every variable, "*" where it is added up. `cellId([0, null])` is "0,*". */
export function cellId(categories: readonly (number | null)[]): string {
  return categories.map((category) => category ?? "*").join(",");
}

/**
 * A table of any number of variables with every total that can be printed beside it. `sizes` are the numbers of categories;
 * `counts` (and `population`, when public) stand in row-major order, the last variable fastest.
 */
export function withTotals(
  sizes: readonly number[],
  counts: readonly number[],
  population?: readonly number[],
): SummedTable {
  const inner = addresses(sizes.map((size) => Array.from({ length: size }, (_, at) => at)));
  if (inner.length !== counts.length) throw new RangeError("a table has a count for every combination of categories");
  const all = addresses(sizes.map((size) => [...Array.from({ length: size }, (_, at) => at), null]));
  const cells = all.map((address) => {
    const covered = inner.flatMap((cell, at) => (covers(address, cell) ? [at] : []));
    const add = (values: readonly number[]) => covered.reduce((running, at) => running + values[at]!, 0);
    const count = { id: cellId(address), count: add(counts) };
    return population ? { ...count, population: add(population) } : count;
  });
  const sums = all.flatMap((address) =>
    address.flatMap((category, variable) => {
      if (category !== null) return [];
      const parts = Array.from({ length: sizes[variable]! }, (_, at) => cellId(address.with(variable, at)));
      return [{ total: cellId(address), parts }];
    }),
  );
  return { cells, sums };
}

function covers(address: readonly (number | null)[], cell: readonly (number | null)[]): boolean {
  return address.every((category, variable) => category === null || category === cell[variable]);
}

function addresses(choices: readonly (readonly (number | null)[])[]): readonly (readonly (number | null)[])[] {
  return choices.reduce<readonly (readonly (number | null)[])[]>(
    (found, choice) => found.flatMap((address) => choice.map((category) => [...address, category])),
    [[]],
  );
}
