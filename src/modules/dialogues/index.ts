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
} from "./outcome/open-data.ts";
export type { Outcome, Ranked } from "./outcome/compute.ts";
export { contributionsOf } from "./store-contributions.ts";
export { answersOf } from "./care/store-moderate.ts";
export { newestOutcome } from "./outcome/store.ts";
export { dialoguesOf, findDialogue } from "./store.ts";
