import { quantileOfSorted, sum, twoSidedZ } from "../numeric/index.ts";
import { atBothLevels } from "./funnel.ts";
import type { FunnelLimits } from "./funnel.ts";

/** An area on a scale where chance has about the same spread at every level. */
export interface ScaledArea {
  /** Distance from the average. */
  readonly distance: number;
  /** Standard deviation by chance alone. */
  readonly error: number;
}

/** How much more areas differ than by chance alone. */
export interface Overdispersion {
  /** Mean of the squared, winsorised z-scores; about 1 when there is nothing but chance. */
  readonly phi: number;
  /** Variance between areas on the same scale; 0 when there is nothing but chance. */
  readonly tau2: number;
  /** Share pulled in at each end before estimating, so that true outliers do not hide themselves. */
  readonly winsorise: number;
  readonly areas: number;
}

/** Limits wider by a variance between areas (additive) or by a factor (multiplicative). */
export type Variant = "additive" | "multiplicative";

/**
 * Overdispersion of areas around the average.
 * Source: Spiegelhalter 2005, sections 4 and 5 (winsorised φ; τ² by the method of moments of DerSimonian & Laird).
 */
export function overdispersion(areas: readonly ScaledArea[], winsorise = 0.1): Overdispersion {
  const count = areas.length;
  const scores = areas.map(({ distance, error }) => distance / error);
  const sorted = scores.toSorted((a, b) => a - b);
  const [low, high] = [quantileOfSorted(sorted, winsorise), quantileOfSorted(sorted, 1 - winsorise)];
  const phi = sum(scores.map((z) => Math.min(high, Math.max(low, z)) ** 2)) / count;
  if (!(count * phi > count - 1)) return { phi, tau2: 0, winsorise, areas: count };
  const weights = areas.map(({ error }) => error ** -2);
  const total = sum(weights);
  const spread = total - sum(weights.map((weight) => weight * weight)) / total;
  const tau2 = spread > 0 ? Math.max(0, (count * phi - (count - 1)) / spread) : 0;
  return { phi, tau2, winsorise, areas: count };
}

/** Observed events against expected > 0, on the square root scale. */
export function scaledRatio(observed: number, expected: number): ScaledArea {
  return { distance: Math.sqrt(observed / expected) - 1, error: ratioError(expected) };
}

/** A share of `denominator` > 0 against the average share, on the arcsine scale. */
export function scaledProportion(numerator: number, denominator: number, average: number): ScaledArea {
  return { distance: angle(numerator / denominator) - angle(average), error: shareError(denominator) };
}

/** Limits of observed over expected at `expected` events, with overdispersion. */
export function overdispersedRatio(
  expected: number,
  found: Overdispersion,
  variant: Variant = "additive",
): FunnelLimits {
  return widened(1, ratioError(expected), found, variant, (root) => Math.max(0, root) ** 2);
}

/** Limits of a share at `denominator`, with overdispersion. */
export function overdispersedProportion(
  denominator: number,
  average: number,
  found: Overdispersion,
  variant: Variant = "additive",
): FunnelLimits {
  const back = (at: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, at))) ** 2;
  return widened(angle(average), shareError(denominator), found, variant, back);
}

function widened(
  centre: number,
  error: number,
  { phi, tau2 }: Overdispersion,
  variant: Variant,
  back: (at: number) => number,
): FunnelLimits {
  // Less spread than chance gives is taken as chance: limits are never narrowed.
  const wide = variant === "additive" ? Math.sqrt(error * error + tau2) : error * Math.sqrt(Math.max(1, phi));
  return atBothLevels((confidence) => {
    const half = twoSidedZ(confidence) * wide;
    return { lower: back(centre - half), upper: back(centre + half) };
  });
}

function ratioError(expected: number): number {
  return 1 / (2 * Math.sqrt(expected));
}

function shareError(denominator: number): number {
  return 1 / (2 * Math.sqrt(denominator));
}

function angle(share: number): number {
  return Math.asin(Math.sqrt(share));
}
