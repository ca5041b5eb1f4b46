import { sum } from "../numeric/index.ts";
import { knownCounts, refusePopulations, sameLength } from "./bands.ts";
import { estimate, isCount, present, scaled, withheld } from "./estimate.ts";
import type { Estimate, Maybe, Reason } from "./estimate.ts";
import { countLimits, countMethod } from "./rate.ts";
import type { CountMethod } from "./rate.ts";

/** An area and the reference it is held against, in the same age bands. */
export interface IndirectBands {
  /** Events of the area: per band (a missing one counts as none) or only the total `observed`. */
  readonly count?: readonly Maybe[] | null;
  readonly observed?: Maybe;
  readonly pop: readonly Maybe[];
  readonly refCount: readonly Maybe[];
  readonly refPop: readonly Maybe[];
}

/** An indirectly standardised figure with what was observed and expected; `refRate` only for a rate. */
export interface IndirectEstimate extends Estimate {
  readonly observed: number | null;
  readonly expected: number | null;
  readonly refRate: number | null;
  readonly method: CountMethod | null;
}

/**
 * Observed over expected events, times `refvalue` (1 or 100), where "expected" is what the area would have at the reference's rates by age.
 * Limits as of a count. Two such ratios of areas with different ages may not be compared with one another, only each with the reference.
 * Source: Breslow & Day 1987; APHO technical briefing 3, section 6.
 */
export function standardisedRatio(bands: IndirectBands, refvalue = 1): IndirectEstimate {
  return against(bands, () => refvalue, false);
}

/** The same as a rate: the ratio times the reference's own crude rate, per `multiplier` persons. */
export function indirectlyStandardisedRate(bands: IndirectBands, multiplier = 1): IndirectEstimate {
  const crude = () => (sum(bands.refCount.map((count) => count ?? 0)) / sum(bands.refPop as number[])) * multiplier;
  return against(bands, crude, true);
}

function against(bands: IndirectBands, scaleOf: () => number, isRate: boolean): IndirectEstimate {
  const observed = bands.observed ?? sumOfKnown(bands.count);
  const method = observed !== null && isCount(observed) ? countMethod(observed) : null;
  const reason = refuse(bands, observed);
  if (reason || observed === null) {
    return { ...withheld(reason ?? "missing_input"), observed, expected: null, refRate: null, method };
  }
  const scale = scaleOf();
  const expected = expectedEvents(bands);
  const refRate = isRate ? scale : null;
  if (expected <= 0) return { ...withheld("nothing_expected"), observed, expected, refRate, method };
  const limits = (confidence: number) => scaled(countLimits(observed, confidence), scale / expected);
  return { ...estimate((observed / expected) * scale, limits), observed, expected, refRate, method };
}

function sumOfKnown(counts: readonly Maybe[] | null | undefined): number | null {
  const known = counts && knownCounts(counts);
  return known ? sum(known) : null;
}

/** Events the area would have at the reference's rates; a band without a reference count has none. */
function expectedEvents({ pop, refCount, refPop }: IndirectBands): number {
  return sum(pop.map((size, band) => ((refCount[band] ?? 0) / refPop[band]!) * size!));
}

function refuse({ count, pop, refCount, refPop }: IndirectBands, observed: number | null): Reason | null {
  if (!sameLength(pop, refCount, refPop) || (count && !sameLength(count, pop))) return "lists_differ_in_length";
  if (observed === null) return "missing_input";
  const counts = [observed, ...(count ?? []), ...refCount].filter(present);
  if (!counts.every(isCount)) return "not_a_count";
  if (!pop.every(present)) return "missing_input";
  return pop.every(isCount) ? refusePopulations(refPop) : "not_a_count";
}
