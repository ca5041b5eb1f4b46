/** Door of the dialogues room: what people said, and what the group made of it. */
export { type HeldElsewhere, importDialogue, type Imported } from "./actions-import.ts";
export { tellNews } from "./follow/actions.ts";
export { dialogues } from "./module.ts";
export { answerKinds, type AnswerKind, type Contribution, type Dialogue, openDataFrom, phaseOf } from "./model.ts";
export {
  type DialogueExport,
  exportOf,
  polisComments,
  polisVotes,
  readExport,
  type Verified,
  verifyExport,
} from "./open-data.ts";
export type { Outcome, Ranked } from "./outcome.ts";
export { contributionsOf } from "./store-contributions.ts";
export { answersOf } from "./store-care.ts";
export { newestOutcome } from "./store-outcome.ts";
export { dialoguesOf, findDialogue } from "./store.ts";
