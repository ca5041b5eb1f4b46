/** From everybody in the area to those who took part, in three steps. All parts of 1. */
export interface Reach {
  /** Who could have taken part at all ÷ population: language, internet, registration and age decide here. */
  readonly coverage: number;
  /** Participants ÷ who could have taken part; null when nobody could. */
  readonly response: number | null;
  /** Participants ÷ population: the product of the two. */
  readonly participation: number;
}

/**
 * Coverage, response and participation. `reachable` counts the people invited, or reached by an open call.
 * Null when the numbers contradict each other: more participants than reachable people, or more reachable people than live here.
 */
export function reach(population: number, reachable: number, participants: number): Reach | null {
  const consistent = population > 0 && participants >= 0 && participants <= reachable && reachable <= population;
  if (!consistent) return null;
  return {
    coverage: reachable / population,
    response: reachable === 0 ? null : participants / reachable,
    participation: participants / population,
  };
}

/** How people came to take part. Only a drawn sample licenses a margin of error for what people think. */
export type Recruitment = "drawn-sample" | "self-selected";

/** Whether a margin of error for opinions may stand beside the results. The indicators of skew may in both cases. */
export function allowsMarginOfError(recruitment: Recruitment): boolean {
  return recruitment === "drawn-sample";
}
