import { sum } from "../numeric/index.ts";
import { present } from "./estimate.ts";
import type { Maybe, Reason } from "./estimate.ts";

/** First age of each of the 20 bands: 0, 1-4, 5-9 … 85-89, 90 and over. */
export const lifeTableAges: readonly number[] = [0, 1, ...Array.from({ length: 18 }, (_, place) => 5 + 5 * place)];

/** At or below this many person-years there is no life table. */
const fewestPersonYears = 5000;
const born = 100_000;

/** Deaths and person-years in the 20 bands; small areas add up three to five years. */
export interface Mortality {
  readonly startage?: readonly number[];
  readonly pop: readonly Maybe[];
  readonly deaths: readonly Maybe[];
}

/** One band of a life table. */
export interface LifeBand {
  readonly age: number;
  /** Persons of 100 000 born who reach this band. */
  readonly alive: number;
  /** Years they live in this band together. */
  readonly years: number;
  /** Years still to live on average; 0 when nobody reaches the band. */
  readonly expectancy: number;
  /** Variance of the chance of dying in the band; of the last band, 4 ÷ (deaths × rate²). */
  readonly variance: number;
  /** Years in the band of someone who lives through it rather than dying in it; of the last band, one half. */
  readonly gain: number;
}

/** A life table, or why there is none. */
export type LifeTable = { readonly bands: readonly LifeBand[] } | { readonly reason: Reason };

/**
 * Abridged period life table of 20 bands.
 * Source: Chiang 1984 (method II; fraction of the band lived by who dies in it 0.1 under age 1, else 0.5); variance of the open last band
 * Silcocks et al. 2001; thresholds Toson & Baker 2003 and PHE's life expectancy tool.
 */
export function lifeTable(mortality: Mortality): LifeTable {
  const reason = refuse(mortality);
  if (reason) return { reason };
  const [pop, deaths] = [mortality.pop as number[], mortality.deaths as number[]];
  const last = lifeTableAges.length - 1;
  const bands: Omit<LifeBand, "expectancy">[] = [];
  let alive = born;
  for (const [band, age] of lifeTableAges.entries()) {
    const row =
      band === last ? openBand(alive, deaths[band]!, pop[band]!) : closedBand(band, alive, deaths[band]!, pop[band]!);
    bands.push({ age, alive, years: row.years, variance: row.variance, gain: row.gain });
    alive *= row.survival;
  }
  return { bands: withExpectancy(bands) };
}

function closedBand(band: number, alive: number, deaths: number, pop: number) {
  const width = lifeTableAges[band + 1]! - lifeTableAges[band]!;
  const lived = band === 0 ? 0.1 : 0.5;
  const rate = deaths / pop;
  const dying = deaths > pop / (width * lived) ? 1 : (width * rate) / (1 + width * rate * (1 - lived));
  const variance = deaths === 0 ? 0 : (dying * dying * (1 - dying)) / deaths;
  const years = width * alive * (1 - dying + lived * dying);
  return { survival: 1 - dying, years, variance, gain: (1 - lived) * width };
}

function openBand(alive: number, deaths: number, pop: number) {
  const rate = deaths / pop;
  return { survival: 0, years: alive / rate, variance: 4 / (deaths * rate * rate), gain: 0.5 };
}

function withExpectancy(rows: readonly Omit<LifeBand, "expectancy">[]): LifeBand[] {
  let ahead = 0;
  return rows
    .toReversed()
    .map((row) => {
      ahead += row.years;
      return { ...row, expectancy: row.alive > 0 ? ahead / row.alive : 0 };
    })
    .toReversed();
}

/**
 * Standard error, per band, of years expected from that band on, when mortality is what is uncertain. `worth` says how much a year in a
 * band counts (1 for life expectancy, the healthy share for healthy life expectancy), `expected` the years so counted from each band on.
 */
export function mortalityErrors(
  bands: readonly LifeBand[],
  expected: readonly number[],
  worth: readonly number[],
): number[] {
  const parts = bands.map(({ alive, variance, gain }, band) => {
    // After the last band nothing is expected any more.
    const lost = gain * worth[band]! + (expected[band + 1] ?? 0);
    return variance * (alive * lost) ** 2;
  });
  return errorsFrom(bands, parts);
}

/** Standard errors of sums from each band on, given the variance that each band adds (in years², per 100 000 born). */
export function errorsFrom(bands: readonly LifeBand[], parts: readonly number[]): number[] {
  return bands.map(({ alive }, band) => Math.sqrt(sum(parts.slice(band))) / alive);
}

function refuse({ startage, pop, deaths }: Mortality): Reason | null {
  const ages = startage ?? lifeTableAges;
  const fits = ages.length === lifeTableAges.length && ages.every((age, band) => age === lifeTableAges[band]);
  if (!fits || pop.length !== ages.length || deaths.length !== ages.length) return "missing_age_band";
  if (!pop.every(present) || !deaths.every(present)) return "missing_input";
  if (![...pop, ...deaths].every(Number.isFinite)) return "not_a_count";
  if (deaths.some((count) => count < 0)) return "negative_deaths";
  if (pop.some((size) => size <= 0)) return "zero_population";
  if (deaths.some((count, band) => count > pop[band]!)) return "deaths_exceed_population";
  if (sum(pop) <= fewestPersonYears) return "population_not_over_5000";
  return deaths.at(-1) === 0 ? "no_deaths_in_last_band" : null;
}
