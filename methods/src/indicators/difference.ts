import { studentQuantile, twoSidedZ } from "../numeric/index.ts";
import { estimate, present, withheld } from "./estimate.ts";
import type { Estimate, Interval, Maybe } from "./estimate.ts";
import { mean } from "./mean.ts";
import type { MeanEstimate } from "./mean.ts";
import { proportion } from "./proportion.ts";
import { rate } from "./rate.ts";

/** A count and what it was counted in. */
export interface Counted {
  readonly x?: Maybe;
  readonly n?: Maybe;
}

/**
 * The difference `a − b` of two independent estimates that have limits of their own, with the difference's own interval. Whether two areas differ
 * is read from this interval (does it hold zero?), never from overlap of the two.
 * Source: Newcombe 1998 (method 10, "square and add"); Zou & Donner 2008 (for any two estimates).
 */
export function difference(a: Estimate, b: Estimate): Estimate {
  if (a.value === null || b.value === null) return withheld(a.reason ?? b.reason ?? "missing_input");
  const [first, second] = [a.value, b.value];
  const apart = estimate(first - second, (confidence) => {
    const [own, other] = [intervalOf(a, confidence), intervalOf(b, confidence)];
    return {
      lower: aside(first - second, -1, fromTo(own.lower, first), fromTo(second, other.upper)),
      upper: aside(first - second, 1, fromTo(first, own.upper), fromTo(other.lower, second)),
    };
  });
  const unsure = apart.lower95 === null || apart.upper95 === null;
  return unsure ? { ...apart, reason: a.reason ?? b.reason ?? "missing_error" } : apart;
}

function intervalOf(one: Estimate, confidence: number): Interval {
  return confidence === 0.95
    ? { lower: one.lower95, upper: one.upper95 }
    : { lower: one.lower998, upper: one.upper998 };
}

function fromTo(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

/** Squares and adds the two margins; null when one of them is not known. */
function aside(apart: number, direction: 1 | -1, first: number | null, second: number | null): number | null {
  return first === null || second === null ? null : apart + direction * Math.hypot(first, second);
}

/** Difference of two shares, times `multiplier`. Source: Newcombe 1998, method 10 (Wilson limits). */
export function differenceOfProportions(a: Counted, b: Counted, multiplier = 1): Estimate {
  return difference(proportion(a.x, a.n, multiplier), proportion(b.x, b.n, multiplier));
}

/** Difference of two crude rates, times `multiplier`, from the limits of the two counts. Source: Zou & Donner 2008. */
export function differenceOfRates(a: Counted, b: Counted, multiplier = 1): Estimate {
  return difference(rate(a.x, a.n, multiplier), rate(b.x, b.n, multiplier));
}

/**
 * Ratio of two crude rates with an interval on the log scale; null when either has no events.
 * Source: Breslow & Day 1987; Rothman 2012, chapter 9.
 */
export function ratioOfRates(a: Counted, b: Counted): Estimate {
  const [first, second] = [rate(a.x, a.n), rate(b.x, b.n)];
  if (first.value === null || second.value === null) return withheld(first.reason ?? second.reason ?? "missing_input");
  if (first.value === 0 || second.value === 0) return withheld("no_events");
  const ratio = first.value / second.value;
  const error = Math.sqrt(1 / a.x! + 1 / b.x!);
  return estimate(ratio, (confidence) => {
    const factor = Math.exp(twoSidedZ(confidence) * error);
    return { lower: ratio / factor, upper: ratio * factor };
  });
}

/** Difference of the means of two sets of values with unequal spread. Source: Welch 1947. */
export function differenceOfMeans(a: readonly Maybe[], b: readonly Maybe[]): Estimate {
  const [first, second] = [mean(a), mean(b)];
  if (first.value === null || second.value === null) return withheld("missing_input");
  const apart = first.value - second.value;
  if (!present(first.sd) || !present(second.sd)) return withheld("fewer_than_2_values", apart);
  const [u, v] = [errorSquare(first), errorSquare(second)];
  const freedom = (u + v) ** 2 / (u ** 2 / (first.n - 1) + v ** 2 / (second.n - 1));
  return estimate(apart, (confidence) => {
    // Values that are all alike leave nothing to be unsure of, and no degrees of freedom to be it with.
    const half = u + v === 0 ? 0 : studentQuantile(confidence + (1 - confidence) / 2, freedom) * Math.sqrt(u + v);
    return { lower: apart - half, upper: apart + half };
  });
}

function errorSquare({ sd, n }: MeanEstimate): number {
  return sd! ** 2 / n;
}
