/** Door of the plan room: ambitions, goals, their course. */
export { actorName, loadPlan, mergeEdits } from "./actions.ts";
export { type ChallengeFollower, followChallenges } from "./challenge-followers.ts";
export {
  type Ambition,
  type Course,
  courseOf,
  expectedIn,
  type Goal,
  type Measurability,
  type Measurement,
  type Plan,
} from "./model.ts";
export { plan } from "./module.ts";
export { checksumOf, readPackFile } from "./pack-file.ts";
export { type FollowedGoal, followGoal, readFollowedPlan } from "./follow.ts";
export { readPlan } from "./store.ts";
export { addPromisables, type Promisable, type Promisables } from "./promises/subjects.ts";
export { goalSlot, planSlot } from "./pages/slots.ts";
export { valueWords } from "./words.ts";
