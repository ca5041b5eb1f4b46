/** Door of the workplan room: initiatives and what hangs loose. */
export { saveInitiative } from "./actions.ts";
export { allLooseEnds, type LooseEnd } from "./loose-ends.ts";
export { type Initiative, type Money, shownStatus, sumMoney } from "./model.ts";
export { workplan } from "./module.ts";
export { readWorkplan, type Workplan } from "./reading.ts";
