import type { Tally } from "./probabilities.ts";
import { tallyAt, type Tallies } from "./tallies.ts";

/** Every statement about the participants themselves has the same priority. */
const metaPriority = 49;

/**
 * How much a statement deserves a next vote: statements that many agree with, that few pass on, that tell people apart and that have few
 * votes yet come first. A reader is shown a statement with a chance in proportion to it.
 *
 * `counts`: votes of people in a group; `extremity`: distance of the statement to the middle of the map.
 * Source: docs/methods/landscape.md §9.
 */
export function priority({ agree, disagree, seen }: Tally, extremity: number): number {
  const pass = (seen - (agree + disagree) + 1) / (seen + 2);
  const importance = (1 - pass) * (extremity + 1) * ((agree + 1) / (seen + 2));
  return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2;
}

/** The priority of every statement; `meta` marks statements about the participants themselves. */
export function priorities(counts: Tallies, extremity: Float64Array, meta: Uint8Array): Float64Array {
  return extremity.map((distance, statement) =>
    meta[statement] === 1 ? metaPriority : priority(tallyAt(counts, statement), distance),
  );
}
