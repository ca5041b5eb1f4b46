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
  /** People the value speaks of: the weight in an average. */
  readonly people: number;
}

export interface Derived {
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const unbounded = { lower: null, upper: null } as const;

/** At least this part of the people must live in parts with a value; else the sum would speak for people it knows nothing of. */
export const leastCovered = 0.9;

/**
 * The value of an area made of parts (a region, a working area, a village): counts are added, shares recomputed from added counts,
 * averages weighted by people, and their margins with them. Medians, classes and densities cannot be added, but an area that is one part is that part.
 * @returns undefined when it cannot be said: not addable, or parts with over 10 % of the people have no value
 */
export function derive(indicator: Pick<Indicator, "unit" | "id">, parts: readonly Part[]): Derived | undefined {
  const known = parts.filter((part) => part.status === "value" && part.value !== null);
  const [only] = known;
  if (parts.length === 1 && only) {
    const { numerator, denominator, lower, upper } = only;
    return { value: only.value!, numerator, denominator, lower, upper };
  }
  const people = sum(parts.map((part) => part.people));
  const covered = sum(known.map((part) => part.people));
  if (known.length === 0 || people <= 0 || covered / people < leastCovered) return undefined;
  if (indicator.unit === "count" || indicator.unit === "hectare") {
    return known.length === parts.length
      ? { value: sum(known.map((part) => part.value ?? 0)), numerator: null, denominator: null, ...unbounded }
      : undefined;
  }
  if (known.every((part) => part.denominator !== null)) return ratio(indicator, known);
  if (!averaged(indicator) || covered <= 0) return undefined;
  const mean = (of: (part: Part) => number | null) => sum(known.map((part) => (of(part) ?? 0) * part.people)) / covered;
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

/** What may be averaged over people: shares of people and distances. Not values of homes, medians, classes or densities. */
function averaged(indicator: Pick<Indicator, "unit" | "id">): boolean {
  if (indicator.unit === "percent") return !indicator.id.startsWith("share-");
  if (indicator.unit === "km" || indicator.unit === "per-1000") return true;
  return indicator.unit === "number" && indicator.id.includes("within");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
