import { sum } from "../numeric/index.ts";
import { present, withheld } from "./estimate.ts";
import type { Estimate, Maybe, Reason } from "./estimate.ts";
import { lifeExpectancy, years } from "./life-expectancy.ts";
import { errorsFrom, lifeTable, mortalityErrors } from "./life-table.ts";
import type { LifeBand, Mortality } from "./life-table.ts";

/** A life table with, per band, the share in good health and how many people were asked. */
export interface HealthAndMortality extends Mortality {
  /** 0 … 1 per band, from a survey. */
  readonly healthyShare: readonly Maybe[];
  /** Respondents per band; without them there is a value but no interval. */
  readonly surveyN?: readonly Maybe[] | null;
  /** Adds the uncertainty of mortality to that of the survey: for small populations. */
  readonly mortalityVariance?: boolean;
}

/** Years in good health from each band on, beside all years and the difference. */
export interface HealthyAge {
  readonly age: number;
  readonly healthy: Estimate;
  readonly all: Estimate;
  readonly poorYears: number | null;
}

/** As `LifeExpectancy`, of years in good health. */
export interface HealthyLifeExpectancy {
  readonly ages: readonly HealthyAge[] | null;
  readonly reason: Reason | null;
}

/**
 * Healthy life expectancy: years lived weighted by the share in good health at each age. Never more than life expectancy.
 * Refused and withheld where life expectancy is.
 * Source: Sullivan 1971; variance Mathers 1991, Jagger et al. 2014 (EHLEIS guide).
 */
export function healthyLifeExpectancy(given: HealthAndMortality): HealthyLifeExpectancy {
  const [table, life] = [lifeTable(given), lifeExpectancy(given)];
  if ("reason" in table || !life.ages) return { ages: null, reason: life.reason };
  const reason = refuse(given);
  if (reason) return { ages: null, reason };
  const shares = given.healthyShare as number[];
  const expected = healthyYears(table.bands, shares);
  const errors = standardErrors(table.bands, expected, shares, given);
  const ages = life.ages.map(({ age, estimate: all }, band) => {
    const healthy = say(all, table.bands[band]!.alive, expected[band]!, errors?.[band]);
    return { age, healthy, all, poorYears: healthy.value === null ? null : all.value! - healthy.value };
  });
  return { ages, reason: null };
}

function say(all: Estimate, alive: number, value: number, error: number | undefined): Estimate {
  if (all.value === null) return all;
  return error === undefined ? withheld("missing_survey_size", value) : years(alive, value, error);
}

function healthyYears(bands: readonly LifeBand[], shares: readonly number[]): number[] {
  const lived = bands.map((band, place) => band.years * shares[place]!);
  return bands.map(({ alive }, band) => (alive > 0 ? sum(lived.slice(band)) / alive : 0));
}

/** Undefined when the sizes of the survey are not known. */
function standardErrors(
  bands: readonly LifeBand[],
  expected: readonly number[],
  shares: readonly number[],
  given: HealthAndMortality,
) {
  const sizes = given.surveyN;
  if (!sizes) return undefined;
  const survey = errorsFrom(
    bands,
    bands.map((band, place) => (band.years ** 2 * shares[place]! * (1 - shares[place]!)) / sizes[place]!),
  );
  if (!given.mortalityVariance) return survey;
  const mortality = mortalityErrors(bands, expected, shares);
  return survey.map((error, band) => Math.hypot(error, mortality[band]!));
}

function refuse({ healthyShare, surveyN, pop }: HealthAndMortality): Reason | null {
  if (healthyShare.length !== pop.length || (surveyN && surveyN.length !== pop.length)) return "missing_age_band";
  if (!healthyShare.every(present)) return "missing_input";
  if (!healthyShare.every((share) => share >= 0 && share <= 1)) return "not_a_share";
  return surveyN && !surveyN.every((size) => present(size) && size > 0) ? "missing_survey_size" : null;
}
