import type { TextsLike } from "#platform/text.ts";
import type { nl } from "./text.nl.ts";

type Facts = Readonly<Record<string, string | number>>;

export const en: TextsLike<typeof nl> = {
  title: "How far is the transformation?",
  daysLeft: (days: string) => `The money for this runs until 31 December 2027: ${days} days left.`,
  lastDayPassed: "The money for this ran until 31 December 2027.",
  count: { one: "There is 1 plan.", many: (n: string) => `There are ${n} plans.` },
  none: "There are no transformation plans",
  noneText: "Which plan is at which step will stand here.",
  what: "A transformation plan changes how care works. The insurers help pay for it, in six steps.",
  matrix: "All plans and their steps",
  plan: "Plan",
  state: {
    done: "done",
    missing: "not finished",
    unrecorded: "done, day not written down",
    here: "now",
    coming: "to come",
  },
  cellHere: "▶ now",
  cellMissing: "▲ not finished",
  cellPart: (month: string) => `in part, ${month}`,
  stepOf: (n: string, step: string) => `Step ${n} of 6: ${step}`,
  noStep: "At which step this plan is, is not known yet.",
  next: "What is needed now?",
  defaultNext: {
    quick_test: "The two largest insurers take a quick look whether the plan is possible.",
    plan: "The parties write the plan.",
    judgement: "The two largest insurers each give their judgement.",
    grant: "The insurers grant the money.",
    milestone: "The parties reach the next milestone and show it.",
    payment: "The insurer pays for what was reached.",
  },
  milestone: (title: string, day: string) => `The first milestone to come: ${title}, ${day}.`,
  outcome: {
    agreed: "agreed",
    conditions: "agreed, with conditions",
    refused: "refused",
    waiting: "waiting for an answer",
  },
  unrecorded: "Who did this and when was not written down.",
  path: "The path of this transformation plan",
  all: "All transformation plans",
  watch: "Watch out",
  warning: {
    over: () => "The money ran until 31 December 2027. This plan is not finished.",
    past_end: (f: Facts) => `This plan runs until ${f.end}. The money stops on 31 December 2027.`,
    milestone_late: (f: Facts) => `The milestone “${f.title}” is on ${f.date}. By then there is no money left.`,
    no_grant: (f: Facts) => `No money was granted yet. There are ${f.days} days left for it.`,
    one_insurer: (f: Facts) => `The judgement of two insurers is needed. There is ${f.judges}.`,
    refused: (f: Facts) => `The step “${f.step}” was refused by ${f.who}.`,
    waiting_late: (f: Facts) => `On “${f.step}” an answer of ${f.who} is still awaited. It was due on ${f.date}.`,
    unpaid: (f: Facts) => `Granted but not paid yet: ${f.open}.`,
    unrecorded: () => "Of no step does it say who decided what, and when.",
  },
};
