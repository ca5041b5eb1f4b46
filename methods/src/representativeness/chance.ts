import { type Cell, inhabited, total } from "./crossing.ts";
import { chiSquareTail, seededRandom } from "./numerics.ts";
import { distance } from "./shares.ts";

/** Could the difference between participants and population be chance? */
export interface ChanceTest {
  readonly chiSquare: number;
  readonly df: number;
  /** Chance of a difference at least this large if everybody were equally likely to take part. */
  readonly p: number;
  /** The chi-square distribution, or simulation where a cell expects fewer than five people. */
  readonly by: "chi-square" | "simulation";
  /** Size of the difference, to be read before `p`: Cohen's w. */
  readonly size: number;
}

/**
 * Tests participants against the population, with simulation (multinomial, seeded, so repeatable) when an expected count is below 5.
 * Null when nobody took part. A simulation draws participants × replicates people: with many of them, run it off the request. Sources: Pearson 1900; Cochran 1954 (five); Davison & Hinkley 1997 (the +1 in simulation).
 */
export function couldBeChance(cells: readonly Cell[], seed = 1, replicates = 1999): ChanceTest | null {
  const found = distance(cells);
  if (!found) return null;
  const common = { chiSquare: found.chiSquare, df: found.df, size: found.cohensW };
  if (found.smallestExpected >= 5 || found.df === 0) {
    return { ...common, p: chiSquareTail(found.chiSquare, found.df), by: "chi-square" };
  }
  return { ...common, p: simulated(inhabited(cells), found.chiSquare, seed, replicates), by: "simulation" };
}

function simulated(cells: readonly Cell[], observed: number, seed: number, replicates: number): number {
  const random = seededRandom(seed);
  const all = total(cells);
  const expected = cells.map((cell) => (cell.population * all.participants) / all.population);
  const upTo = cumulative(cells.map((cell) => cell.population / all.population));
  let atLeast = 0;
  for (let round = 0; round < replicates; round += 1) {
    const drawn = cells.map(() => 0);
    for (let person = 0; person < all.participants; person += 1) drawn[firstAbove(upTo, random())]! += 1;
    const value = drawn.reduce((running, count, at) => running + (count - expected[at]!) ** 2 / expected[at]!, 0);
    // A hair of slack: the same table must count as "at least as large" as itself.
    if (value >= observed * (1 - 1e-12)) atLeast += 1;
  }
  return (atLeast + 1) / (replicates + 1);
}

function cumulative(shares: readonly number[]): readonly number[] {
  let running = 0;
  return shares.map((share) => (running += share));
}

function firstAbove(upTo: readonly number[], value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
