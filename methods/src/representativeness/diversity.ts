import { sum } from "./crossing.ts";

/** How varied a set of people is over groups, whatever the population looks like. */
export interface Diversity {
  /** 1−Σq²: the chance that two people drawn with replacement differ. */
  readonly blau: number;
  /** The same without replacement, fair for a small number of people; null with fewer than two. */
  readonly blauUnbiased: number | null;
  /** Blau divided by its highest value at this number of groups; null with one group. */
  readonly blauNormalised: number | null;
  /** −Σ q ln q, in nats. */
  readonly shannon: number;
  /** Shannon divided by its highest value; null with one group. */
  readonly evenness: number | null;
  /** Effective number of equal groups: e^Shannon, and 1/Σq², which counts large groups more. */
  readonly hill1: number;
  readonly hill2: number;
}

/**
 * Diversity over `counts` of people per group. `groups` is the number of groups that could occur (default: all of `counts`); give the
 * population's number for participants too, so that both are measured by the same rod. Null without people.
 * Sources: Blau 1977; Simpson 1949; Shannon 1948; Hill 1973.
 */
export function diversity(counts: readonly number[], groups = counts.length): Diversity | null {
  const people = sum(counts);
  if (people <= 0) return null;
  const shares = counts.map((count) => count / people);
  const concentration = sum(shares.map((share) => share ** 2));
  const shannon = Math.max(0, -sum(shares.map((share) => (share > 0 ? share * Math.log(share) : 0))));
  const pairs = sum(counts.map((count) => count * (count - 1)));
  return {
    blau: 1 - concentration,
    blauUnbiased: people < 2 ? null : 1 - pairs / (people * (people - 1)),
    blauNormalised: groups < 2 ? null : (1 - concentration) / (1 - 1 / groups),
    shannon,
    evenness: groups < 2 ? null : shannon / Math.log(groups),
    hill1: Math.exp(shannon),
    hill2: 1 / concentration,
  };
}
