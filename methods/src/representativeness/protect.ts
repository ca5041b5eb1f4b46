import {
  type Protected,
  type SmallNumberRule,
  defaultRule,
  hidden,
  mergeSmall,
  mustHide,
  roundAtRandom,
  shown,
} from "../disclosure/index.ts";
import { type Crossing, cellsOf, collapse, marginOf, placeIn, places } from "./crossing.ts";

/** A background trait as it was answered, with the public population beside it. */
export interface AnsweredVariable {
  readonly name: string;
  /** True when groups follow each other, such as age bands: small ones then join a neighbour. */
  readonly ordered: boolean;
  readonly groups: readonly { readonly name: string; readonly population: number; readonly participants: number }[];
  /** How many would rather not say. They count as themselves and are given no group. */
  readonly notSaid: number;
}

/** What may be published of it; every later figure is computed from this. */
export interface ProtectedVariable {
  readonly name: string;
  readonly groups: readonly {
    readonly names: readonly string[];
    readonly population: number;
    readonly participants: number;
  }[];
  readonly notSaid: Protected;
  /** True when the counts were rounded at random to five, because the few who would not say could be found by subtraction. */
  readonly rounded: boolean;
}

/**
 * Protects one variable before anything is computed from it: groups under the threshold are merged; when few would not say, their number
 * is hidden and all counts are rounded. `draw` gives a fixed number in [0, 1) per name (see `cellDraw`). Null when too few took part
 * to say anything about this variable.
 */
export function protectVariable(
  variable: AnsweredVariable,
  draw: (name: string) => number,
  rule: SmallNumberRule = defaultRule,
): ProtectedVariable | null {
  const counted = variable.groups.map(({ name, population, participants }) => ({
    name,
    population,
    count: participants,
  }));
  const merged = mergeSmall(counted, rule, variable.ordered);
  if (!merged) return null;
  const few = mustHide(variable.notSaid, undefined, rule);
  const groups = merged.map(({ names, count, population = 0 }) => ({
    names,
    population,
    // Rounding up may not make more participants than people.
    participants: few ? Math.min(population, roundAtRandom(count, draw(names.join("+")))) : count,
  }));
  return { name: variable.name, groups, notSaid: few ? hidden : shown(variable.notSaid), rounded: few };
}

/** A crossing in which categories were merged until no cell is too small. */
export interface ProtectedCrossing {
  readonly crossing: Crossing;
  /** Per variable, the original categories in each that remains. Variables that told nothing any more are left out. */
  readonly merged: readonly { readonly name: string; readonly categories: readonly (readonly string[])[] }[];
}

/**
 * Protects a joint table by merging categories: each time the category that holds the smallest too small cell joins the category of its
 * variable with the fewest participants (its smaller neighbour when `ordered` names the variable), in the variable where that costs least. Null
 * when everything would have to be merged: use the variables one by one then.
 */
export function protectCrossing(
  crossing: Crossing,
  ordered: ReadonlySet<string> = new Set(),
  rule: SmallNumberRule = defaultRule,
): ProtectedCrossing | null {
  let now: Crossing = crossing;
  let merged = crossing.variables.map(({ name, categories }) => ({ name, categories: categories.map((one) => [one]) }));
  for (;;) {
    const small = smallestSmall(now, rule);
    const telling = now.variables.flatMap((variable, at) => (variable.categories.length > 1 ? [at] : []));
    if (telling.length === 0) return null;
    if (small === null) return { crossing: collapse(now, telling), merged: telling.map((at) => merged[at]!) };
    const [best] = telling.map((variable) => cheapest(now, variable, small[variable]!, ordered)).toSorted(byCost);
    const { variable, from, to } = best!;
    const [first, second] = [Math.min(from, to), Math.max(from, to)];
    now = mergeCategories(now, variable, first, second);
    merged = merged.map((one, at) => {
      if (at !== variable) return one;
      const joined = [...one.categories[first]!, ...one.categories[second]!];
      return { ...one, categories: one.categories.with(first, joined).toSpliced(second, 1) };
    });
  }
}

interface Merge {
  readonly variable: number;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

function byCost(a: Merge, b: Merge): number {
  return a.cost - b.cost || a.variable - b.variable;
}

/** The categories of the smallest cell that may not be told, or null when all may. */
function smallestSmall(crossing: Crossing, rule: SmallNumberRule): readonly number[] | null {
  const cells = cellsOf(crossing);
  const small = places(crossing)
    .map((place, at) => ({ place, cell: cells[at]! }))
    .filter(({ cell }) => mustHide(cell.participants, cell.population, rule));
  return small.toSorted((a, b) => a.cell.participants - b.cell.participants)[0]?.place ?? null;
}

function cheapest(crossing: Crossing, variable: number, from: number, ordered: ReadonlySet<string>): Merge {
  const margin = marginOf(crossing, variable);
  const near = ordered.has(crossing.variables[variable]!.name);
  const [to] = margin
    .map((cell, category) => ({ category, people: cell.participants }))
    .filter(({ category }) => (near ? Math.abs(category - from) === 1 : category !== from))
    .toSorted((a, b) => a.people - b.people);
  return { variable, from, to: to!.category, cost: to!.people };
}

/** The crossing with two categories of a variable as one, in the place of the first; `first` < `second`. */
export function mergeCategories(
  crossing: Crossing,
  variable: number,
  first: number,
  second: number,
  joined = `${crossing.variables[variable]!.categories[first]} + ${crossing.variables[variable]!.categories[second]}`,
): Crossing {
  const { name, categories } = crossing.variables[variable]!;
  const fewer = { name, categories: categories.with(first, joined).toSpliced(second, 1) };
  const variables = crossing.variables.with(variable, fewer);
  const size = variables.reduce((product, one) => product * one.categories.length, 1);
  const population = Array.from<number>({ length: size }).fill(0);
  const participants = Array.from<number>({ length: size }).fill(0);
  for (const [at, place] of places(crossing).entries()) {
    const old = place[variable]!;
    const moved = old === second ? first : old - Number(old > second);
    const to = placeIn(variables, place.with(variable, moved));
    population[to]! += crossing.population[at]!;
    participants[to]! += crossing.participants[at]!;
  }
  return { variables, population, participants };
}
