/** How figures are spoken of: one engine for pages, front page and whoever shows a figure later. */
export { type Band, type Judgement, type Position, positionOf } from "./band.ts";
export {
  compareFigures,
  type Figure,
  intervalOf,
  isOfFew,
  type Outcome,
  type Relation,
  restValue,
  type Silence,
  type Spoken,
} from "./compare.ts";
export { digitsTogether } from "./digits.ts";
export { type Course, courseOf, isExtraEdition, unbroken } from "./editions.ts";
export { type Place, sayCourse, type Saying, sayOutcome, sayPosition } from "./sentences.ts";
export { bandShare, fewestAreas, fewestForTrend, smallestDifference } from "./settings.ts";
export { speakingTexts } from "./text.ts";
