/** Why nothing, or no interval, can be said. Codes, so that every language has its own words for them. */
export type Reason =
  | "missing_input"
  | "not_a_count"
  | "zero_denominator"
  | "numerator_exceeds_denominator"
  | "fewer_than_2_values"
  | "lists_differ_in_length"
  | "fewer_than_10_events"
  | "zero_population"
  | "nothing_expected"
  | "missing_age_band"
  | "negative_deaths"
  | "deaths_exceed_population"
  | "population_not_over_5000"
  | "no_deaths_in_last_band"
  | "interval_too_wide"
  | "nobody_reaches_this_age"
  | "not_a_share"
  | "missing_survey_size"
  | "fewer_than_5_groups"
  | "more_than_100_groups"
  | "value_outside_transform"
  | "missing_error"
  | "zero_multiplier"
  | "fewer_areas_than_quantiles"
  | "fewer_than_5_valid_points"
  | "no_events";

/** A value with its 95 % and 99.8 % limits. Null is "unknown", never zero; then `reason` says why. */
export interface Estimate {
  readonly value: number | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
  readonly lower998: number | null;
  readonly upper998: number | null;
  readonly reason: Reason | null;
}

/** Lower and upper limit; null where the limit is not defined. */
export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What a published table may hold in place of a number. */
export type Maybe = number | null | undefined;

/** A value with limits at the two levels that are always offered. */
export function estimate(value: number, limitsAt: (confidence: number) => Interval): Estimate {
  const [at95, at998] = [limitsAt(0.95), limitsAt(0.998)];
  return {
    value,
    lower95: at95.lower,
    upper95: at95.upper,
    lower998: at998.lower,
    upper998: at998.upper,
    reason: null,
  };
}

/** No value and no limits, because of `reason`. */
export function withheld(reason: Reason, value: number | null = null): Estimate {
  return { value, lower95: null, upper95: null, lower998: null, upper998: null, reason };
}

/** True for a number that is there. */
export function present(value: Maybe): value is number {
  return value !== null && value !== undefined;
}

/** True for a finite number of zero or more; counts and populations need not be whole (weighted surveys, person-years). */
export function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** The interval with both limits multiplied; a negative factor swaps them. */
export function scaled({ lower, upper }: Interval, factor: number): Interval {
  const times = (limit: number | null) => (limit === null ? null : limit * factor);
  return factor < 0 ? { lower: times(upper), upper: times(lower) } : { lower: times(lower), upper: times(upper) };
}
