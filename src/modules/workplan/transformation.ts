import { type Initiative, type PathStep, sumMoney, type TransformationStep, transformationSteps } from "./model.ts";
import { addMonths } from "./loose-ends.ts";

/** Last day on which transformation money may be spent (IZA). */
export const lastDay = "2027-12-31";

/** Whether an initiative follows the path of a transformation plan. */
export const isTransformation = (one: Pick<Initiative, "kind" | "transformation">): boolean =>
  one.kind === "transformation" || one.transformation !== undefined;

/** Done as the path says, passed while an answer is missing, passed without a word of it, where the plan is now, or still to come. */
export type StepState = "done" | "missing" | "unrecorded" | "here" | "coming";

export interface StepSeen {
  readonly step: TransformationStep;
  readonly state: StepState;
  /** What was done in this step, by day. */
  readonly acts: readonly PathStep[];
}

const agreed = (act: PathStep) => act.outcome === "agreed" || act.outcome === "conditions";

/** Who agreed, each once. */
const agreeing = (acts: readonly PathStep[]) => new Set(acts.filter(agreed).map((act) => act.who.toLowerCase()));

/** Everyone who was asked agreed in the end; the judgement is that of two insurers. */
function isAnswered(step: TransformationStep, acts: readonly PathStep[]): boolean {
  const whole = agreeing(acts);
  const asked = new Set(acts.map((act) => act.who.toLowerCase()));
  return whole.size === asked.size && whole.size >= (step === "judgement" ? 2 : 1);
}

type Walked = Pick<Initiative, "transformation" | "path" | "status">;

/** The six steps in their order, each with how it stands and what was done. A plan that is done has no step left. */
export function walkPath(one: Walked): StepSeen[] {
  const now = one.transformation ? transformationSteps.indexOf(one.transformation) : -1;
  return transformationSteps.map((step, place) => {
    const acts = (one.path ?? [])
      .filter((act) => act.step === step)
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    if (place === now && one.status !== "done") return { step, state: "here", acts };
    if (place > now) return { step, state: "coming", acts };
    if (acts.length === 0) return { step, state: "unrecorded", acts };
    return { step, state: isAnswered(step, acts) ? "done" : "missing", acts };
  });
}

/** What is needed next, as the last act of the present step says it; undefined when it says nothing. */
export function neededNext(one: Walked): string | undefined {
  const here = walkPath(one).find((seen) => seen.state === "here");
  return here?.acts.findLast((act) => act.next)?.next;
}

/** Whole days from one plain day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export const pathWarnings = [
  "over",
  "past_end",
  "milestone_late",
  "no_grant",
  "one_insurer",
  "refused",
  "waiting_late",
  "unpaid",
  "unrecorded",
] as const;
export type PathWarningKind = (typeof pathWarnings)[number];

/** One thing that stands between a plan and its last payment. */
export interface PathWarning {
  readonly kind: PathWarningKind;
  /** Names, days and amounts for the sentence that explains it. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * What to watch on a plan's path: the last day that comes near, judgements that are missing, answers that stay out.
 * @param today plain day
 */
export function warnPath(one: Initiative, today: string): PathWarning[] {
  if (!isTransformation(one) || one.status === "done" || one.status === "stopped") return [];
  const path = one.path ?? [];
  const now = one.transformation ? transformationSteps.indexOf(one.transformation) : 0;
  const at = (step: TransformationStep) => transformationSteps.indexOf(step);
  const warnings: PathWarning[] = [];
  const warn = (kind: PathWarningKind, facts: PathWarning["facts"] = {}) => warnings.push({ kind, facts });

  if (today > lastDay) warn("over");
  if (one.end !== undefined && one.end > lastDay) warn("past_end", { end: one.end });
  for (const step of one.milestones)
    if (!step.reached && step.date > lastDay) warn("milestone_late", { title: step.title, date: step.date });
  if (today <= lastDay && now <= at("grant") && today >= addMonths(lastDay, -12) && !granted(path))
    warn("no_grant", { days: daysBetween(today, lastDay) });
  const judges = agreeing(path.filter((act) => act.step === "judgement"));
  if (path.length > 0 && now > at("judgement") && judges.size < 2) warn("one_insurer", { judges: judges.size });
  for (const act of path) {
    if (
      act.outcome === "refused" &&
      !path.some((later) => later.step === act.step && agreed(later) && later.date >= act.date)
    )
      warn("refused", { step: act.step, who: act.who });
    if (act.outcome === "waiting" && act.date < today)
      warn("waiting_late", { step: act.step, who: act.who, date: act.date });
  }
  const open = unpaid(one);
  if (today <= lastDay && today >= addMonths(lastDay, -6) && open > 0) warn("unpaid", { open });
  if (path.length === 0 && now > 0) warn("unrecorded");
  return warnings;
}

const granted = (path: readonly PathStep[]): boolean => path.some((act) => act.step === "grant" && agreed(act));

/** Transformation money that was granted and not yet paid, in whole euros. */
function unpaid(one: Pick<Initiative, "money">): number {
  const sum = sumMoney(one.money.filter((row) => row.source === "iza"));
  return Math.max(sum.granted - sum.paid, 0);
}
