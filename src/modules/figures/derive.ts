import type { Indicator, Status } from "./model.ts";

/** A part of a made area: its value and how many people it speaks of. */
export interface Part {
  readonly status: Status;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The publisher's margin, where it gives one. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** What the value is an average over, as many as there are here (`averageOver`): its weight. */
  readonly weight: number;
}

export interface Derived {
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const unbounded = { lower: null, upper: null } as const;

/** What an average is taken over: residents, adults where the figure is of those, households, or hectares of land. */
export type AverageOver = "people" | "households" | "land";

const otherAverages: Readonly<Record<string, AverageOver>> = {
  "household-size": "households",
  "cars-per-household": "households",
  "population-density": "land",
};

/** What the average of an indicator is taken over: the weight with which parts make a whole. */
export const averageOver = (indicator: string): AverageOver => otherAverages[indicator] ?? "people";

/** At least this part of the people must live in parts with a value; else the sum would speak for people it knows nothing of. */
export const leastCovered = 0.9;

/**
 * The value of an area made of parts (a region, a working area, a village): counts are added, shares recomputed from added counts,
 * averages weighted by what they are taken over, and their margins with them. Medians, classes and values of homes cannot be added, but an area that is
 * one part is that part.
 * @returns undefined when it cannot be said: not addable, or parts with over 10 % of the weight have no value
 */
export function derive(indicator: Pick<Indicator, "unit" | "id">, parts: readonly Part[]): Derived | undefined {
  const known = parts.filter((part) => part.status === "value" && part.value !== null);
  const [only] = known;
  if (parts.length === 1 && only) {
    const { numerator, denominator, lower, upper } = only;
    return { value: only.value!, numerator, denominator, lower, upper };
  }
  const whole = sum(parts.map((part) => part.weight));
  const covered = sum(known.map((part) => part.weight));
  if (known.length === 0 || whole <= 0 || covered / whole < leastCovered) return undefined;
  if (indicator.unit === "count" || indicator.unit === "hectare") {
    return known.length === parts.length
      ? { value: sum(known.map((part) => part.value ?? 0)), numerator: null, denominator: null, ...unbounded }
      : undefined;
  }
  if (known.every((part) => part.denominator !== null)) return ratio(indicator, known);
  if (!averaged(indicator) || covered <= 0) return undefined;
  const mean = (of: (part: Part) => number | null) => sum(known.map((part) => (of(part) ?? 0) * part.weight)) / covered;
  const value = mean((part) => part.value);
  // Parts of one model err together, so their margins do not cancel out: the average of the bounds is the most cautious that they allow.
  const bounded = known.every((part) => part.lower !== null && part.upper !== null);
  const margin = bounded ? { lower: mean((part) => part.lower), upper: mean((part) => part.upper) } : unbounded;
  return { value, numerator: null, denominator: null, ...margin };
}

function ratio(indicator: Pick<Indicator, "unit">, known: readonly Part[]): Derived | undefined {
  const numerator = sum(known.map((part) => part.numerator ?? 0));
  const denominator = sum(known.map((part) => part.denominator ?? 0));
  if (denominator <= 0) return undefined;
  const times = indicator.unit === "per-1000" ? 1_000 : 100;
  return { value: (numerator / denominator) * times, numerator, denominator, ...unbounded };
}

/** What may be averaged: shares of people, distances, incomes of all residents. Not values of homes, medians, classes or surroundings of addresses. */
function averaged(indicator: Pick<Indicator, "unit" | "id">): boolean {
  if (indicator.id in otherAverages || indicator.id === "income-per-resident") return true;
  if (indicator.unit === "percent") return !indicator.id.startsWith("share-");
  if (indicator.unit === "km" || indicator.unit === "per-1000") return true;
  return indicator.unit === "number" && indicator.id.includes("within");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
