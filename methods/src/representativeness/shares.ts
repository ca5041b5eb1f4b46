import { type Cell, inhabited, sum, total } from "./crossing.ts";
import { twoSidedZ } from "./numerics.ts";

/** A share with its interval, all 0…1. */
export interface ShareInterval {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** How one group stands among the participants. */
export interface Representation {
  readonly participants: ShareInterval;
  /** Share of the group in the population, 0…1. */
  readonly population: number;
  /** Participant share ÷ population share: 1 is exactly in proportion. */
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  /** `under` or `over` only when the whole interval lies on that side of 1. */
  readonly standing: "under" | "in-proportion" | "over";
}

/**
 * Wilson score interval of a share. `count` of `of` people, `of` > 0; the confidence is a part of 1.
 * Source: Wilson 1927.
 */
export function wilson(count: number, of: number, confidence = 0.95): ShareInterval {
  const z = twoSidedZ(confidence);
  const share = count / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const reach = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { share, lower: count === 0 ? 0 : middle - reach, upper: count === of ? 1 : middle + reach };
}

/** Representation ratio of each group with its interval; null for a group nobody lives in and when nobody took part. */
export function representation(groups: readonly Cell[], confidence = 0.95): readonly (Representation | null)[] {
  const all = total(groups);
  return groups.map((group) => {
    if (group.population === 0 || all.participants === 0) return null;
    const participants = wilson(group.participants, all.participants, confidence);
    const population = group.population / all.population;
    const [lower, upper] = [participants.lower / population, participants.upper / population];
    return { participants, population, ratio: ratioOf(group, all), lower, upper, standing: standing(lower, upper) };
  });
}

/** Representation ratio without interval, over a common denominator so that exact proportion is exactly 1. */
export function ratioOf(group: Cell, all: Cell): number {
  return (group.participants * all.population) / (all.participants * group.population);
}

/**
 * Who is missing, as people to reach: how many more of this group are needed for its share of the population, with the others
 * unchanged. Whole people, rounded up; 0 when none are missing; null when the group is the whole population.
 */
export function peopleToReach(group: Cell, all: Cell): number | null {
  const otherPopulation = all.population - group.population;
  if (otherPopulation <= 0) return null;
  const wanted = (group.population * (all.participants - group.participants)) / otherPopulation;
  return Math.max(0, Math.ceil(wanted - group.participants - 1e-9));
}

/** Distance between participants and population over the cells. */
export interface Distance {
  /** ½Σ|s−p|: the part of the participants that would have to be other people, 0…1. */
  readonly dissimilarity: number;
  /** Σ s ln(s/p), in nats. */
  readonly kullbackLeibler: number;
  /** nΣ(s−p)²/p on `df` degrees of freedom. */
  readonly chiSquare: number;
  readonly df: number;
  /** √(χ²/n): the size of the difference, whatever n is. */
  readonly cohensW: number;
  /** Expected participants in the smallest cell: under 5 the chi-square distribution cannot be trusted. */
  readonly smallestExpected: number;
}

/** Distance of participants to population; null when nobody took part. Sources: Duncan & Duncan 1955; Cohen 1988; Kullback & Leibler 1951. */
export function distance(cells: readonly Cell[]): Distance | null {
  const lived = inhabited(cells);
  const all = total(lived);
  if (all.participants === 0) return null;
  // s − p over a common denominator: exactly 0 where the group is in proportion.
  const gaps = lived.map((cell) => {
    const difference = cell.participants * all.population - cell.population * all.participants;
    return { gap: difference / (all.participants * all.population), expected: cell.population / all.population };
  });
  const divergence = lived.map((cell) =>
    cell.participants === 0 ? 0 : (cell.participants / all.participants) * Math.log(ratioOf(cell, all)),
  );
  const chiSquare = all.participants * sum(gaps.map(({ gap, expected }) => gap ** 2 / expected));
  return {
    dissimilarity: sum(gaps.map(({ gap }) => Math.abs(gap))) / 2,
    kullbackLeibler: Math.max(0, sum(divergence)),
    chiSquare,
    df: lived.length - 1,
    cohensW: Math.sqrt(chiSquare / all.participants),
    smallestExpected: all.participants * Math.min(...gaps.map(({ expected }) => expected)),
  };
}

function standing(lower: number, upper: number): Representation["standing"] {
  if (upper < 1) return "under";
  return lower > 1 ? "over" : "in-proportion";
}
