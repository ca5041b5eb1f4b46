import { difference, type Estimate, proportion, rate, roundedShareError, withError } from "@brink/methods/indicators";
import { percentageRule } from "@brink/methods/disclosure";
import type { AreaKind } from "#modules/regions/index.ts";
import type { Kind, Unit } from "../model.ts";
import type { Value } from "../store.ts";
import { inPoints, smallestDifference } from "./settings.ts";

/** What a comparison needs to know of a figure. */
export type Figure = Pick<Value, "value" | "lower" | "upper" | "numerator" | "denominator"> & {
  /** How far its counts may be off because they were rounded, in people. */
  readonly off?: { readonly numerator: number; readonly denominator: number } | undefined;
};

/** What a figure is, and so how it may be spoken of. */
export interface Spoken {
  readonly kind: Kind;
  readonly unit: Unit;
  readonly ofAmounts?: boolean;
}

/** Why nothing may be said of a difference. */
export type Silence =
  | "no-figure-here"
  | "no-figure-there"
  /** Fewer like areas have one than a comparison needs. */
  | "few-there"
  /** Nothing came before it in the same table. */
  | "no-earlier"
  /** Counted or measured, but without counts or margin: the numbers stand side by side. */
  | "no-margin"
  /** The two are (nearly) the same people. */
  | "same-people"
  /** Shares of fewer than fifty people. */
  | "few"
  /** An estimate in a unit that has no published setting. */
  | "no-setting"
  | "reported";

/**
 * What may be said of two figures. `interval`: counted or sampled, by the interval of the difference. `estimate`: from a model without
 * margins; far enough apart by the published setting, and never more than that.
 */
export type Outcome =
  | {
      readonly said: "different";
      readonly by: "interval";
      readonly side: Side;
      readonly from: number;
      readonly to: number;
      readonly sure: boolean;
    }
  | { readonly said: "different"; readonly by: "estimate"; readonly side: Side; readonly least: number }
  | { readonly said: "alike"; readonly by: "interval"; readonly from: number; readonly to: number }
  | { readonly said: "too-close"; readonly by: "estimate"; readonly least: number }
  | { readonly said: "nothing"; readonly why: Silence };

export type Side = "more" | "less";

/** `apart`: other people. `part`: the first lies inside the second, so that only the rest of it can be held against it. */
export type Relation = "apart" | "part";

/**
 * The one engine that decides what may be said of a difference between two figures of one indicator, age and year.
 *
 * @param level kind of the smaller of the two areas: it sets the smallest difference between estimates
 */
export function compareFigures(
  spoken: Spoken,
  level: AreaKind,
  here: Figure,
  there: Figure,
  relation: Relation,
): Outcome {
  if (spoken.ofAmounts)
    return compareFigures({ ...spoken, ofAmounts: false }, level, bare(here), bare(there), relation);
  if (here.value === null) return nothing("no-figure-here");
  if (there.value === null) return nothing("no-figure-there");
  if (spoken.kind === "reported") return nothing("reported");
  if (spoken.kind === "modelled") return compareEstimates(spoken, level, here, there);
  const other = relation === "part" ? restOf(here, there) : there;
  if (typeof other === "string") return nothing(other);
  if (isSmall(spoken, here) || isSmall(spoken, other)) return nothing("few");
  return byInterval(
    estimateOf(spoken, here),
    estimateOf(spoken, other),
    roundingOf(spoken, here) + roundingOf(spoken, other),
  );
}

/** How far rounding may put a counted share or rate off, in its unit. */
function roundingOf({ unit }: Spoken, { numerator, denominator, off }: Figure): number {
  if (!off || numerator === null || denominator === null) return 0;
  const times = unit === "percent" ? 100 : 1_000;
  return times * (roundedShareError(numerator, denominator, off.numerator, off.denominator) ?? 0);
}

/** A figure without its parts. */
const bare = (figure: Figure): Figure => ({ ...figure, numerator: null, denominator: null });

const nothing = (why: Silence): Outcome => ({ said: "nothing", why });

/** @param rounding what rounding may put the difference off, beside chance, at 95 % */
function byInterval(here: Estimate, there: Estimate, rounding = 0): Outcome {
  const apart = withError(difference(here, there), rounding);
  const { value, lower95: from, upper95: to } = apart;
  if (value === null || from === null || to === null) return nothing("no-margin");
  if (from <= 0 && to >= 0) return { said: "alike", by: "interval", from, to };
  const sure = apart.lower998 !== null && apart.upper998 !== null && (apart.lower998 > 0 || apart.upper998 < 0);
  return { said: "different", by: "interval", side: from > 0 ? "more" : "less", from, to, sure };
}

/** A margin, where the publisher gives one, can only make us more silent: the runs of a model are not independent of one another. */
function compareEstimates(spoken: Spoken, level: AreaKind, here: Figure, there: Figure): Outcome {
  if (!inPoints(spoken.unit)) return nothing("no-setting");
  const least = smallestDifference[level];
  const apart = here.value! - there.value!;
  if (Math.abs(apart) < least) return { said: "too-close", by: "estimate", least };
  if (hasMargin(here) && hasMargin(there)) {
    const margins = byInterval(estimateOf(spoken, here), estimateOf(spoken, there));
    if (margins.said !== "different") return { said: "too-close", by: "estimate", least };
  }
  return { said: "different", by: "estimate", side: apart > 0 ? "more" : "less", least };
}

/**
 * The whole without the part. A sample's whole stays as it is: its overlap with the part makes the interval of the difference wider than
 * it need be, never narrower.
 */
function restOf(part: Figure, whole: Figure): Figure | Silence {
  if (part.numerator === null || part.denominator === null) return hasMargin(part) ? whole : "no-margin";
  if (whole.numerator === null || whole.denominator === null) return "no-margin";
  const numerator = whole.numerator - part.numerator;
  const denominator = whole.denominator - part.denominator;
  // Counts of small areas are rounded to five each on their own, so a rest may come out slightly below nothing.
  if (denominator <= 0 || numerator < 0 || numerator > denominator) return "same-people";
  return {
    value: numerator / denominator,
    lower: null,
    upper: null,
    numerator,
    denominator,
    off: sumOf(part.off, whole.off),
  };
}

/** What two numbers that are taken from one another may be off together. */
function sumOf(a: Figure["off"], b: Figure["off"]): Figure["off"] {
  if (!a || !b) return a ?? b;
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator };
}

/**
 * The value of what a counted part was held against, in the indicator's unit: the rest of its whole. Undefined where the whole itself was
 * what one compares with.
 */
export function restValue(spoken: Spoken, part: Figure, whole: Figure): number | undefined {
  if (spoken.ofAmounts || part.numerator === null || whole.numerator === null) return undefined;
  const rest = restOf(part, whole);
  return typeof rest === "string" ? undefined : (estimateOf(spoken, rest).value ?? undefined);
}

const hasMargin = (figure: Figure): boolean => figure.lower !== null && figure.upper !== null;

/** A share of fewer than fifty people speaks of chance, and of people one may know. */
function isSmall(spoken: Spoken, { denominator }: Figure): boolean {
  return (
    (spoken.unit === "percent" || spoken.unit === "per-1000") &&
    denominator !== null &&
    denominator < percentageRule.smallestBase
  );
}

/** True for a share that nothing may be said of: one of fewer than fifty people, or of a place where fewer live. */
export function isOfFew(spoken: Spoken, figure: Figure, residents: number | null): boolean {
  if (spoken.ofAmounts || (spoken.unit !== "percent" && spoken.unit !== "per-1000")) return false;
  return isSmall(spoken, figure) || (residents !== null && residents < percentageRule.smallestBase);
}

/** The figure with its limits: those of the publisher, or from its counts (Wilson for shares; exact or Byar for rates). */
export function estimateOf(spoken: Pick<Spoken, "unit">, figure: Figure): Estimate {
  const { value, lower, upper, numerator, denominator } = figure;
  if (lower !== null && upper !== null) {
    return { value, lower95: lower, upper95: upper, lower998: null, upper998: null, reason: "missing_error" };
  }
  if (numerator !== null && denominator !== null && spoken.unit === "percent")
    return proportion(numerator, denominator, 100);
  if (numerator !== null && denominator !== null && spoken.unit === "per-1000")
    return rate(numerator, denominator, 1_000);
  return { value, lower95: null, upper95: null, lower998: null, upper998: null, reason: "missing_error" };
}

/** The figure's own 95 % interval, where it may have one: never made up for a model. */
export function intervalOf(
  spoken: Spoken,
  figure: Figure,
): { readonly low: number; readonly high: number } | undefined {
  if (figure.value === null || spoken.kind === "reported") return undefined;
  if (spoken.ofAmounts && !hasMargin(figure)) return undefined;
  if (spoken.kind === "modelled" && !hasMargin(figure)) return undefined;
  if (isSmall(spoken, figure)) return undefined;
  const { lower95, upper95 } = estimateOf(spoken, figure);
  return lower95 === null || upper95 === null ? undefined : { low: lower95, high: upper95 };
}
