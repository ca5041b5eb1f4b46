import type { AreaKind } from "#modules/regions/index.ts";
import type { Unit } from "../model.ts";

/**
 * Smallest difference between two estimates of a model that is said in words, in points of 100, by the smaller of the two areas. Two runs
 * of the model for the same year differ by up to 2 points in nine of ten neighbourhoods; what is smaller may be the model speaking.
 * Published at /over-de-cijfers and in docs/methods/speaking.md.
 */
export const smallestDifference: Readonly<Record<AreaKind, number>> = {
  country: 2,
  ggd_region: 2,
  region: 2,
  municipality: 2,
  working_area: 3,
  district: 4,
  village: 5,
  neighbourhood: 5,
};

/** Units in which the setting above is meant; an estimate in another unit has no words for a difference. */
export const inPoints = (unit: Unit): boolean => unit === "percent";

/** Share of like areas, in percent, that makes a rank band: the lowest and the highest fifth. */
export const bandShare = 20;

/** With fewer like areas than this a place among them says nothing. */
export const fewestAreas = 10;

/** Fewest four-yearly editions, or years, between which a trend can be told from chance. */
export const fewestForTrend = 5;

/** The health monitor ran an extra time in 2022, because of corona: not comparable without saying so. */
export const extraEdition = 2022;
