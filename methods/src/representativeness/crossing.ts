/** A background trait with its groups, for example age with three bands. */
export interface Variable {
  readonly name: string;
  readonly categories: readonly string[];
}

/**
 * Population and participants counted in the same cells: every combination of the categories of `variables`.
 * Cells stand in row-major order (the last variable runs fastest). Counts are people; a cell nobody lives in has population 0.
 */
export interface Crossing {
  readonly variables: readonly Variable[];
  readonly population: readonly number[];
  readonly participants: readonly number[];
}

/** Two counts of the same group: `population` people live there, `participants` of them took part. */
export interface Cell {
  readonly population: number;
  readonly participants: number;
}

/** Why nothing can be calculated. Each is a fact about the input, not a fault. */
export type CrossingRefusal =
  | "no-cells"
  | "cells-do-not-fit-the-categories"
  | "not-a-count"
  | "no-population"
  | "participants-outside-the-population"
  | "more-participants-than-people";

/** Why this crossing cannot be used, or null when it can. Read the list from the top: the first that applies is answered. */
export function checkCrossing(crossing: Crossing): CrossingRefusal | null {
  const size = crossing.variables.reduce((product, variable) => product * variable.categories.length, 1);
  if (crossing.variables.length === 0 || size === 0) return "no-cells";
  if (crossing.population.length !== size || crossing.participants.length !== size) {
    return "cells-do-not-fit-the-categories";
  }
  const isCount = (value: number) => Number.isFinite(value) && value >= 0;
  if (![...crossing.population, ...crossing.participants].every(isCount)) return "not-a-count";
  const cells = cellsOf(crossing);
  if (total(cells).population === 0) return "no-population";
  if (cells.some((cell) => cell.population === 0 && cell.participants > 0)) {
    return "participants-outside-the-population";
  }
  if (cells.some((cell) => cell.participants > cell.population)) return "more-participants-than-people";
  return null;
}

/** The cells of a crossing in row-major order, also the empty ones. */
export function cellsOf(crossing: Crossing): readonly Cell[] {
  return crossing.population.map((population, place) => ({
    population,
    participants: crossing.participants[place] ?? 0,
  }));
}

/** Only the cells people live in: the others say nothing about who takes part. */
export function inhabited(cells: readonly Cell[]): readonly Cell[] {
  return cells.filter((cell) => cell.population > 0);
}

/** All cells together as one. */
export function total(cells: readonly Cell[]): Cell {
  return {
    population: sum(cells.map((cell) => cell.population)),
    participants: sum(cells.map((cell) => cell.participants)),
  };
}

/** For each cell, the place of its category in every variable: `places(crossing)[cell][variable]`. */
export function places(crossing: Pick<Crossing, "variables">): readonly (readonly number[])[] {
  return crossing.variables.reduce<readonly (readonly number[])[]>(
    (rows, variable) => rows.flatMap((row) => variable.categories.map((_, category) => [...row, category])),
    [[]],
  );
}

/**
 * The crossing over fewer variables: counts are added over those left out. `kept` are places of variables, in ascending order;
 * an empty list gives one cell with everybody.
 */
export function collapse(crossing: Crossing, kept: readonly number[]): Crossing {
  const variables = kept.map((variable) => crossing.variables[variable]!);
  const size = variables.reduce((product, variable) => product * variable.categories.length, 1);
  const population = Array.from<number>({ length: size }).fill(0);
  const participants = Array.from<number>({ length: size }).fill(0);
  for (const [cell, place] of places(crossing).entries()) {
    const at = placeIn(
      variables,
      kept.map((variable) => place[variable]!),
    );
    population[at]! += crossing.population[cell]!;
    participants[at]! += crossing.participants[cell]!;
  }
  return { variables, population, participants };
}

/** One variable with the counts of its categories. */
export function marginOf(crossing: Crossing, variable: number): readonly Cell[] {
  return cellsOf(collapse(crossing, [variable]));
}

/** Row-major place of a combination of categories. */
export function placeIn(variables: readonly Variable[], categories: readonly number[]): number {
  return variables.reduce((at, variable, place) => at * variable.categories.length + categories[place]!, 0);
}

export function sum(values: readonly number[]): number {
  return values.reduce((running, value) => running + value, 0);
}
