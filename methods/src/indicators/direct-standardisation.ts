import { sum } from "../numeric/index.ts";
import { europeanStandard2013, knownCounts, refusePopulations, sameLength, total } from "./bands.ts";
import { estimate, isCount, present, withheld } from "./estimate.ts";
import type { Estimate, Maybe, Reason } from "./estimate.ts";
import { byar } from "./rate.ts";

/** Fewer events than this carry no standardised rate. */
const fewestEvents = 10;

/** A directly standardised rate with the totals it rests on. */
export interface StandardisedRate extends Estimate {
  readonly totalCount: number | null;
  readonly totalPop: number | null;
}

/** Age bands of an area; the standard population is the European one of 2013 unless another is given. */
export interface AgeBands {
  readonly pop: readonly Maybe[];
  readonly stdpop?: readonly number[];
}

/** Events per age band; a missing count in one band counts as none. */
export interface CountedBands extends AgeBands {
  readonly count: readonly Maybe[];
}

/** Persons per age band by how many events each had: `{1: […], 2: […]}`. */
export interface RepeatedBands extends AgeBands {
  readonly personsByEventFrequency: Readonly<Record<string, readonly Maybe[]>>;
}

/**
 * Directly standardised rate of events that do not depend on one another, with Dobson's interval on Byar's limits of the total.
 * Fewer than 10 events give no rate. `multiplier`: for example 100 000.
 * Source: Dobson et al. 1991; APHO technical briefing 3, section 5.
 */
export function directlyStandardisedRate(bands: CountedBands, multiplier = 1): StandardisedRate {
  return fromGroups([{ times: 1, persons: bands.count }], bands, multiplier);
}

/**
 * The same for events of which one person may have several, such as admissions: they are not independent, so the interval is wider.
 * Source: PHE technical guide on confidence intervals, DSR for non-independent events (compound Poisson variance).
 */
export function repeatedEventsRate(bands: RepeatedBands, multiplier = 1): StandardisedRate {
  const groups = Object.entries(bands.personsByEventFrequency).map(([times, persons]) => ({
    times: Number(times),
    persons,
  }));
  return fromGroups(groups, bands, multiplier);
}

/** Persons who each had the same number of events. */
interface Group {
  readonly times: number;
  readonly persons: readonly Maybe[];
}

function fromGroups(given: readonly Group[], { pop, stdpop = europeanStandard2013 }: AgeBands, multiplier: number) {
  const groups = given.flatMap(({ times, persons }) => {
    const known = knownCounts(persons);
    return known ? [{ times, persons: known }] : [];
  });
  const events = groups.length > 0 ? sum(groups.map(({ times, persons }) => times * sum(persons))) : null;
  const totals = { totalCount: events, totalPop: total(pop) };
  const reason = refuse(given, pop, stdpop, events);
  if (reason || events === null) return { ...withheld(reason ?? "missing_input"), ...totals };
  const sizes = pop as readonly number[];
  const weight = sum(stdpop);
  const weighted = (persons: readonly number[], power: number) =>
    sum(persons.map((count, band) => count * (stdpop[band]! / sizes[band]!) ** power)) / weight ** power;
  const value = sum(groups.map(({ times, persons }) => times * weighted(persons, 1)));
  const variance = sum(groups.map(({ times, persons }) => times * times * weighted(persons, 2)));
  const limits = (confidence: number) => {
    const { lower, upper } = byar(events, confidence);
    const at = (limit: number | null) => (limit === null ? null : dobson(value, variance, events, limit) * multiplier);
    return { lower: at(lower), upper: at(upper) };
  };
  return { ...estimate(value * multiplier, limits), ...totals };
}

/** Shifts the rate as far as the limit of the total lies from the total, in units of the rate. */
function dobson(value: number, variance: number, events: number, limit: number): number {
  return value + Math.sqrt(variance / events) * (limit - events);
}

function refuse(
  groups: readonly Group[],
  pop: readonly Maybe[],
  stdpop: readonly number[],
  events: number | null,
): Reason | null {
  if (!sameLength(pop, stdpop, ...groups.map(({ persons }) => persons))) return "lists_differ_in_length";
  if (events === null) return "missing_input";
  const counts = groups.flatMap(({ times, persons }) => [times, ...persons.filter(present)]);
  if (!counts.every(isCount) || !stdpop.every(isCount)) return "not_a_count";
  return refusePopulations(pop) ?? (events < fewestEvents ? "fewer_than_10_events" : null);
}
