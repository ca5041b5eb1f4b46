import { type Cell, type Crossing, cellsOf, collapse, marginOf, placeIn, places, sum, total } from "./crossing.ts";
import { propensityGap } from "./r-indicator.ts";

/** What one variable contributes to unequal participation; divide by the rate to compare rounds with other turnout. */
export interface PartialIndicator {
  readonly variable: string;
  /** In units of propensity, ≥ 0. */
  readonly value: number;
  /** `value` divided by the mean propensity. */
  readonly relative: number;
  readonly categories: readonly { readonly category: string; readonly value: number; readonly relative: number }[];
}

/**
 * Unconditional partial R-indicator of one variable: how unequal its groups take part. A category is negative when it is
 * under-represented and positive when it is over-represented. Null when nobody took part.
 * Source: Schouten et al. 2012; RISQ manual 2.1.
 */
export function unconditionalPartial(crossing: Crossing, variable: number): PartialIndicator | null {
  const margin = marginOf(crossing, variable);
  const all = total(margin);
  if (all.participants === 0) return null;
  const parts = margin.map((cell) => signedPart(cell, all));
  const value = Math.sqrt(sum(parts.map((part) => part ** 2)));
  return described(crossing, variable, value, parts, all);
}

/**
 * Conditional partial R-indicator: what one variable adds when the others are already known. Each cell is held against all
 * people alike in the other variables. Values are ≥ 0. With one variable it equals the size of the unconditional one.
 * Needs the joint counts; with margins only it cannot be known. Null when nobody took part.
 */
export function conditionalPartial(crossing: Crossing, variable: number): PartialIndicator | null {
  const all = total(cellsOf(crossing));
  if (all.participants === 0) return null;
  const others = crossing.variables.map((_, place) => place).filter((place) => place !== variable);
  const without = collapse(crossing, others);
  const alike = cellsOf(without);
  const squares = crossing.variables[variable]!.categories.map(() => 0);
  const where = places(crossing);
  for (const [at, cell] of cellsOf(crossing).entries()) {
    if (cell.population === 0) continue;
    const place = where[at]!;
    const wider =
      alike[
        placeIn(
          without.variables,
          others.map((other) => place[other]!),
        )
      ]!;
    squares[place[variable]!]! += (cell.population / all.population) * propensityGap(cell, wider) ** 2;
  }
  return described(crossing, variable, Math.sqrt(sum(squares)), squares.map(Math.sqrt), all);
}

function signedPart(cell: Cell, all: Cell): number {
  if (cell.population === 0) return 0;
  return Math.sqrt(cell.population / all.population) * propensityGap(cell, all);
}

function described(
  crossing: Crossing,
  place: number,
  value: number,
  parts: readonly number[],
  all: Cell,
): PartialIndicator {
  const rate = all.participants / all.population;
  const { name, categories } = crossing.variables[place]!;
  const perCategory = categories.map((category, at) => {
    const part = parts[at]!;
    return { category, value: part, relative: part / rate };
  });
  return { variable: name, value, relative: value / rate, categories: perCategory };
}
