import type { Estimate, Maybe } from "./estimate.ts";
import { present } from "./estimate.ts";
import type { Polarity } from "./recent-trend.ts";

/** How an area stands to a benchmark. */
export type Standing = "better" | "worse" | "higher" | "lower" | "similar";

/** A standing, and whether it also holds at 99.8 %; null when the area has no interval. */
export interface Comparison {
  readonly standing: Standing;
  readonly much: boolean;
}

/**
 * Compares an area with a fixed benchmark (the country, a goal) by whether the area's own interval holds it: better or worse when the indicator has
 * a good side, otherwise higher or lower. For two areas use `difference`, compared with 0.
 * Source: PHE technical guide, assigning deviations from benchmarks.
 */
export function compare(area: Estimate, benchmark: Maybe, polarity: Polarity | null = null): Comparison | null {
  if (!present(benchmark) || area.lower95 === null || area.upper95 === null) return null;
  const side = sideOf(area.lower95, area.upper95, benchmark);
  if (side === 0) return { standing: "similar", much: false };
  const much =
    area.lower998 !== null && area.upper998 !== null && sideOf(area.lower998, area.upper998, benchmark) === side;
  if (!polarity) return { standing: side > 0 ? "higher" : "lower", much };
  return { standing: side > 0 === (polarity === "high") ? "better" : "worse", much };
}

function sideOf(lower: number, upper: number, benchmark: number): -1 | 0 | 1 {
  if (lower > benchmark) return 1;
  return upper < benchmark ? -1 : 0;
}

/** Where values lie on an axis from −1 (worse) to 1 (better) with the benchmark at 0; the area furthest from it is at an end. */
export interface Spine {
  /** Place of a value; null when it or the scale is missing. */
  readonly place: (value: Maybe) => number | null;
}

/**
 * Scale of a spine chart: the distance from the benchmark, as a share of the longer of its two sides, so that both sides have one unit.
 * When low is good the axis is turned, so that better is always to the right.
 * Source: PHE technical guide, spine charts.
 */
export function spine(values: readonly Maybe[], benchmark: number, polarity: Polarity | null = null): Spine {
  const known = values.filter(present);
  const reach = Math.max(0, ...known.map((value) => Math.abs(value - benchmark)));
  const turn = polarity === "low" ? -1 : 1;
  return { place: (value) => (present(value) && reach > 0 ? (turn * (value - benchmark)) / reach : null) };
}
