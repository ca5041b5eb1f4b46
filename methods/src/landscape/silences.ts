import type { Components } from "./components.ts";
import type { VoteMatrix } from "./votes.ts";

/** Below this many people in the conversation, a group says more about persons than about opinions. */
const fewPeople = 15;

/**
 * Something a landscape can not tell, with how many it concerns:
 * - `nobody-voted`: there is nothing to compute;
 * - `nothing-in-play`: every statement with votes is rejected or about the participants;
 * - `no-differences`: everybody who voted said the same, so there is no map and there are no groups;
 * - `one-direction`: people differ along one line only; the second axis is empty;
 * - `no-groups`: nobody, or everybody who is in, stands on one place;
 * - `few-people` (how many are in): groups this small describe persons;
 * - `unread-statements` (how many): nobody voted on them.
 */
export interface Silence {
  readonly code: SilenceCode;
  readonly count?: number;
}

export type SilenceCode =
  | "nobody-voted"
  | "nothing-in-play"
  | "no-differences"
  | "one-direction"
  | "no-groups"
  | "few-people"
  | "unread-statements";

/** What a landscape can not tell; most telling first, so that the first sentence on a page can be the first of these. */
export function silencesOf(
  matrix: VoteMatrix,
  { axes }: Components,
  inside: Int32Array,
  division: { readonly count: number },
): readonly Silence[] {
  const silences: Silence[] = [];
  const unread = matrix.statements - matrix.columnCount;
  const inPlay = matrix.present.some((there, statement) => there === 1 && matrix.hidden[statement] === 0);
  const isEmpty = (axis: Float64Array): boolean => axis.every((loading) => loading === 0);
  if (matrix.columns.length === 0) silences.push({ code: "nobody-voted" });
  else if (!inPlay) silences.push({ code: "nothing-in-play" });
  else if (isEmpty(axes[0])) silences.push({ code: "no-differences" });
  else if (isEmpty(axes[1])) silences.push({ code: "one-direction" });
  if (division.count < 2) silences.push({ code: "no-groups" });
  if (inside.length > 0 && inside.length < fewPeople) silences.push({ code: "few-people", count: inside.length });
  if (unread > 0) silences.push({ code: "unread-statements", count: unread });
  return silences;
}
