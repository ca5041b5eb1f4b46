import type { Direction } from "../model.ts";
import { bandShare, fewestAreas } from "./settings.ts";

/** Where a figure lies among like areas, in three bands: the lowest fifth, the highest fifth, or between. */
export type Band = "lowest" | "middle" | "highest";

export type Judgement = "good" | "bad" | "same" | "other";

/** How an area stands among areas like it. */
export interface Position {
  /** Share of the like areas with a lower value, 0 to 100; ties count half. */
  readonly below: number;
  /** Share that this area is more favourable than; undefined where there is no better or worse. */
  readonly betterThan: number | undefined;
  readonly band: Band;
  /** The band with its direction: favourable, unfavourable, in the middle, or only other. */
  readonly verdict: Judgement;
  readonly count: number;
}

/**
 * Place of a value among like areas: in the lowest fifth, the highest fifth, or between. It is a place, not a test: for model estimates
 * nothing more can be said.
 *
 * @param sorted values of like areas, ascending
 * @returns undefined among fewer than ten areas
 */
export function positionOf(value: number, sorted: readonly number[], direction: Direction): Position | undefined {
  if (sorted.length < fewestAreas) return undefined;
  const lower = lowerBound(sorted, value);
  const upper = lowerBound(sorted, nextUp(value));
  const below = ((lower + (upper - lower) / 2) / sorted.length) * 100;
  const betterThan = direction === "neutral" ? undefined : direction === "higher" ? below : 100 - below;
  const band = bandOf(below);
  return { below, betterThan, band, verdict: judged(band, direction), count: sorted.length };
}

function bandOf(below: number): Band {
  if (below < bandShare) return "lowest";
  return below > 100 - bandShare ? "highest" : "middle";
}

function judged(band: Band, direction: Direction): Judgement {
  if (band === "middle") return "same";
  if (direction === "neutral") return "other";
  return (band === "highest") === (direction === "higher") ? "good" : "bad";
}

/** First place whose value is not below `value`. */
function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nextUp(value: number): number {
  return value + Math.max(Math.abs(value), 1e-300) * Number.EPSILON;
}
