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
export { loadPromises } from "./actions-promises.ts";
export { type FallenPromise, fallenPromises, type PromiseOn, promisesOn } from "./promises/for-later-rooms.ts";
export { addPromisables, type Promisable, type Promisables } from "./promises/subjects.ts";
export { PromisedBy } from "./pages/promises/promised-by.tsx";
export { goalSlot, planSlot } from "./pages/slots.ts";
export { valueWords } from "./words.ts";
