export { type Bounds, type Equation, type Solver, solver } from "./bounds.ts";
export { type CountCell, type HiddenTable, type Sum, attack, hideSmall } from "./hide.ts";
export { type Group, type MergedGroup, mergeSmall } from "./merge.ts";
export {
  type PercentageRule,
  type ProtectedPercentage,
  basesSuffice,
  cbsSmallestBases,
  countedPercentage,
  isDominated,
  percentageRule,
  sampledPercentage,
} from "./percentages.ts";
export { type Comparability, type MissingReason, cbsMissing, comparability } from "./publisher.ts";
export { isCornered } from "./reach.ts";
export {
  type RoundedRateRule,
  careClientsRule,
  cellDraw,
  roundAtRandom,
  roundToNearest,
  roundedRate,
} from "./rounding.ts";
export { type LookAlikes, type Row, type RowRule, recognisablePeople, rowRuleDefaults, safeRows } from "./rows.ts";
export {
  type Protected,
  type SmallNumberRule,
  compareProtected,
  defaultRule,
  hidden,
  inSteps,
  mustHide,
  ruleOf,
  shown,
} from "./rule.ts";
export { type Selection, type SelectionAnswer, type Unit, answerSelection } from "./selections.ts";
export { type SummedTable, cellId, withTotals } from "./table.ts";
