import { chiSquareQuantile, weightedLine } from "../numeric/index.ts";
import { present } from "./estimate.ts";
import type { Maybe, Reason } from "./estimate.ts";

/** One period of an indicator with its 95 % limits. */
export interface TrendPoint {
  /** A year, or anything that sorts by itself ("2024", "2024-Q1"). */
  readonly period: number | string;
  readonly value?: Maybe;
  readonly lower95?: Maybe;
  readonly upper95?: Maybe;
}

/** Which way the indicator went. */
export type Direction = "increasing" | "decreasing" | "no_significant_change" | "cannot_be_calculated";

/** What is good for this indicator; without it a trend is no judgement. */
export type Polarity = "high" | "low";

/** The direction with the numbers behind it; null with a reason when it cannot be calculated. */
export interface RecentTrend {
  readonly trend: Direction;
  readonly judgement: "better" | "worse" | null;
  readonly chi2: number | null;
  /** Change per period. */
  readonly slope: number | null;
  readonly slopeSe: number | null;
  readonly leaveOneOutConsistent: boolean | null;
  /** The periods used. */
  readonly periods: readonly (number | string)[];
  readonly reason: Reason | null;
}

const pointsNeeded = 5;
const confidence = 0.998;

interface Known {
  readonly period: number | string;
  readonly value: number;
  readonly weight: number;
}

/**
 * Direction over the last five periods that have a value with an interval. Significant when the weighted slope differs from zero at 99.8 % and
 * keeps its sign whichever period is left out. Not for modelled figures. No interval is no trend, rather than "no change".
 * Source: OHID Fingertips recent trends (weighted regression, χ² with one degree of freedom), FingertipsNext trend analysis.
 */
export function recentTrend(points: readonly TrendPoint[], polarity: Polarity | null = null): RecentTrend {
  const used = points.flatMap(known).toSorted(byPeriod).slice(-pointsNeeded);
  const periods = used.map(({ period }) => period);
  if (used.length < pointsNeeded) return { ...cannot, periods };
  const { slope, slopeError } = fit(used, -1);
  const chi2 = (slope / slopeError) ** 2;
  const sameSign = used.every((_, place) => Math.sign(fit(used, place).slope) === Math.sign(slope));
  const significant = sameSign && chi2 > chiSquareQuantile(confidence, 1);
  const trend = significant ? (slope > 0 ? "increasing" : "decreasing") : "no_significant_change";
  return {
    trend,
    judgement: judge(trend, polarity),
    chi2,
    slope,
    slopeSe: slopeError,
    leaveOneOutConsistent: sameSign,
    periods,
    reason: null,
  };
}

const cannot = {
  trend: "cannot_be_calculated",
  judgement: null,
  chi2: null,
  slope: null,
  slopeSe: null,
  leaveOneOutConsistent: null,
  reason: "fewer_than_5_valid_points",
} as const;

/** A point that can be used, weighted by one over its variance. */
function known({ period, value, lower95, upper95 }: TrendPoint): Known[] {
  if (!present(value) || !present(lower95) || !present(upper95)) return [];
  const error = (upper95 - lower95) / (2 * z);
  return Number.isFinite(value) && error > 0 && Number.isFinite(error) ? [{ period, value, weight: error ** -2 }] : [];
}

/** Fingertips' rounded 1.96, so that our numbers are theirs; the exact value would move χ² by 0.004 %. */
const z = 1.96;

/** The line through the points at 1 … 5, without the one at `left` (−1: none). */
function fit(points: readonly Known[], left: number) {
  const kept = points.map((point, place) => ({ ...point, x: place + 1 })).filter((_, place) => place !== left);
  return weightedLine(
    kept.map(({ x }) => x),
    kept.map(({ value }) => value),
    kept.map(({ weight }) => weight),
  );
}

function byPeriod(a: Known, b: Known): number {
  if (typeof a.period === "number" && typeof b.period === "number") return a.period - b.period;
  const [first, second] = [String(a.period), String(b.period)];
  return first < second ? -1 : Number(first > second);
}

function judge(trend: Direction, polarity: Polarity | null): "better" | "worse" | null {
  if (!polarity || (trend !== "increasing" && trend !== "decreasing")) return null;
  return (trend === "increasing") === (polarity === "high") ? "better" : "worse";
}
