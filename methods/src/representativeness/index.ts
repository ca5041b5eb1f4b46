export { type BiasBound, type Conclusion, type Verdict, biasBound, biasOfMean, verdict } from "./bias.ts";
export { type ChanceTest, couldBeChance } from "./chance.ts";
export { type Reach, type Recruitment, allowsMarginOfError, reach } from "./coverage.ts";
export {
  type Cell,
  type Crossing,
  type CrossingRefusal,
  type Variable,
  cellsOf,
  checkCrossing,
  collapse,
  inhabited,
  marginOf,
  places,
  total,
} from "./crossing.ts";
export { type Diversity, diversity } from "./diversity.ts";
export { type PartialIndicator, conditionalPartial, unconditionalPartial } from "./partial.ts";
export {
  type AnsweredVariable,
  type ProtectedCrossing,
  type ProtectedVariable,
  protectCrossing,
  protectVariable,
} from "./protect.ts";
export { type ProtectedTogether, protectTogether } from "./protect-together.ts";
export { type JointReport, type VariableReport, reportJoint, reportVariable } from "./report.ts";
export { type RIndicator, lowestR, rIndicator } from "./r-indicator.ts";
export {
  type Raked,
  type RakingCell,
  type RakingMargin,
  type RakingRefused,
  type RakingSettings,
  rake,
  rakingSettings,
} from "./raking.ts";
export {
  type Distance,
  type Representation,
  type ShareInterval,
  distance,
  peopleToReach,
  ratioOf,
  representation,
  wilson,
} from "./shares.ts";
export { type TrimRule, type Trimmed, rakeTrimmed, trimBounds } from "./trimming.ts";
export {
  type DesignEffect,
  type PostStratification,
  type PostStratificationLimits,
  type WeightedCount,
  type WeightedShare,
  designEffect,
  postStratificationLimits,
  postStratify,
  weightedShare,
} from "./weights.ts";
