import { type Cell, inhabited, sum, total } from "./crossing.ts";

/** How far participation differs between groups. All values are relative to the variables that made the cells. */
export interface RIndicator {
  /** Mean propensity n/N. */
  readonly rate: number;
  /** Standard deviation of the propensities over the population, with divisor N−1. */
  readonly s: number;
  /** 1 − 2S: 1 when all groups take part equally. Misleading at low rates: use `cv` there. */
  readonly r: number;
  /** S and R after taking off the variance that chance alone gives to small cells. */
  readonly sAdjusted: number;
  readonly rAdjusted: number;
  /** S divided by the rate: comparable between low and high turnout. */
  readonly cv: number;
  readonly cvAdjusted: number;
  /** The lowest R that this rate allows. */
  readonly lowestR: number;
  /** A share among participants can be off by at most this (0…1): half the coefficient of variation. */
  readonly maxBiasOfShare: number;
}

/**
 * R-indicator, its bias adjustment and the coefficient of variation over population cells. Null when nobody took part or fewer than
 * two people live here: without participants every group is "equal" at zero, and R = 1 would be nonsense.
 * Source: Schouten, Cobben & Bethlehem 2009 (R, maximal bias); Shlomo, Skinner & Schouten 2012 (adjustment).
 */
export function rIndicator(cells: readonly Cell[]): RIndicator | null {
  const all = total(cells);
  if (all.participants === 0 || all.population < 2) return null;
  const lived = inhabited(cells);
  const rate = all.participants / all.population;
  const spread = sum(lived.map((cell) => cell.population * propensityGap(cell, all) ** 2)) / (all.population - 1);
  const chance = sum(lived.map((cell) => chanceVariance(cell))) / all.population;
  const s = Math.sqrt(spread);
  const sAdjusted = Math.sqrt(Math.max(0, spread - chance));
  const cv = s / rate;
  return {
    rate,
    s,
    r: 1 - 2 * s,
    sAdjusted,
    rAdjusted: 1 - 2 * sAdjusted,
    cv,
    cvAdjusted: sAdjusted / rate,
    lowestR: lowestR(rate),
    maxBiasOfShare: cv / 2,
  };
}

/** The lowest R possible at a mean propensity: reached when everybody in some groups and nobody in the others takes part. */
export function lowestR(rate: number): number {
  return 1 - 2 * Math.sqrt(rate * (1 - rate));
}

/**
 * Propensity of a group minus that of a wider group. Computed over a common denominator, so that equal propensities
 * differ by exactly 0 and not by a rounding error.
 */
export function propensityGap(group: Cell, wider: Cell): number {
  const difference = group.participants * wider.population - wider.participants * group.population;
  return difference / (group.population * wider.population);
}

function chanceVariance(cell: Cell): number {
  const propensity = cell.participants / cell.population;
  return propensity * (1 - propensity);
}
