/** What a set of people said about one statement: agrees, disagrees and all votes (passes included). */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly seen: number;
}

/** One-sided normal quantile of 90 %: above it a deviation counts as significant. */
export const significant = 1.2816;

/** Share of successes with one imagined success and one imagined failure: (s + 1)/(n + 2), between 0 and 1. */
export function probability(successes: number, trials: number): number {
  return (successes + 1) / (trials + 2);
}

/**
 * How far a share lies above one half, in standard errors: z = 2·√(n+1)·((s+1)/(n+1) − ½). Note +1/+1, where `probability` has +1/+2.
 * Source: docs/methods/landscape.md §6.
 */
export function shareTest(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

/**
 * How far one share lies above another, in standard errors (pooled); every number is raised by one first. 0 when everybody succeeded.
 * Source: docs/methods/landscape.md §6.
 */
export function twoSharesTest(successes: number, otherSuccesses: number, trials: number, otherTrials: number): number {
  const [s1, s2, n1, n2] = [successes + 1, otherSuccesses + 1, trials + 1, otherTrials + 1];
  const pooled = (s1 + s2) / (n1 + n2);
  if (pooled === 1) return 0;
  return (s1 / n1 - s2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
}
