export type { Estimate, Interval, Maybe, Reason } from "./estimate.ts";
export { mean, meanFromSummary } from "./mean.ts";
export type { MeanEstimate } from "./mean.ts";
export { proportion, wilson } from "./proportion.ts";
export { byar, countLimits, countMethod, exactPoisson, rate } from "./rate.ts";
export type { CountMethod, RateEstimate } from "./rate.ts";
export { europeanStandard2013 } from "./bands.ts";
export { directlyStandardisedRate, repeatedEventsRate } from "./direct-standardisation.ts";
export type { AgeBands, CountedBands, RepeatedBands, StandardisedRate } from "./direct-standardisation.ts";
export { indirectlyStandardisedRate, standardisedRatio } from "./indirect-standardisation.ts";
export type { IndirectBands, IndirectEstimate } from "./indirect-standardisation.ts";
export { healthyLifeExpectancy } from "./healthy-life-expectancy.ts";
export type { HealthAndMortality, HealthyAge, HealthyLifeExpectancy } from "./healthy-life-expectancy.ts";
export { lifeExpectancy } from "./life-expectancy.ts";
export type { LifeExpectancy } from "./life-expectancy.ts";
export { lifeTableAges } from "./life-table.ts";
export type { Mortality } from "./life-table.ts";
export { inequality } from "./inequality.ts";
export type { Inequality, InequalityLimits, InequalityOptions, RankedGroups } from "./inequality.ts";
export type { ValueType } from "./inequality-scale.ts";
export { compare, spine } from "./comparison.ts";
export type { Comparison, Spine, Standing } from "./comparison.ts";
export {
  difference,
  differenceOfMeans,
  differenceOfProportions,
  differenceOfRates,
  ratioOfRates,
} from "./difference.ts";
export type { Counted } from "./difference.ts";
export {
  countSignificance,
  funnelProportion,
  funnelRate,
  funnelRatio,
  funnelSizes,
  limitsSignificance,
  proportionSignificance,
  standardisedSignificance,
} from "./funnel.ts";
export type { FunnelLimits, RateFunnelLimits, Significance } from "./funnel.ts";
export {
  overdispersedProportion,
  overdispersedRatio,
  overdispersion,
  scaledProportion,
  scaledRatio,
} from "./overdispersion.ts";
export type { Overdispersion, ScaledArea, Variant } from "./overdispersion.ts";
export { quantiles } from "./quantiles.ts";
export type { Quantiles } from "./quantiles.ts";
export { roundedShareError, roundedSumError, withError } from "./rounding.ts";
export type { Rounding } from "./rounding.ts";
export { recentTrend } from "./recent-trend.ts";
export type { Direction, Polarity, RecentTrend, TrendPoint } from "./recent-trend.ts";
