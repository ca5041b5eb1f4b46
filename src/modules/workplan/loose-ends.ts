import type { FallenPromise, Goal } from "#modules/plan/index.ts";
import { moneyGaps, paidUngranted } from "./loose/money.ts";
import { initiatorsLeft, promisesFallen } from "./loose/partners.ts";
import { active, type Initiative, lateMilestones } from "./model.ts";

/** What may hang loose, in the order in which it is shown. */
export const looseEndKinds = [
  "goal_without_initiative",
  "without_goal",
  "unmeasured",
  "money_gap",
  "paid_ungranted",
  "ending",
  "precondition",
  "late_milestone",
  "stale_report",
  "initiator_left",
  "promise_fell",
  "overbooked",
  "double_saving",
  "pilot_undecided",
  "same_people",
  "needy_area",
] as const;
export type LooseEndKind = (typeof looseEndKinds)[number];

/** One thing that does not add up: what it is about, and the facts its sentence names. */
export interface LooseEnd {
  readonly kind: LooseEndKind;
  /** Initiatives it is about. */
  readonly initiatives: readonly string[];
  readonly goal?: string;
  /** Names, days and amounts for the sentence that explains it. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Everything that is looked at. */
export interface LooseEndInput {
  readonly initiatives: readonly Initiative[];
  readonly goals: readonly Goal[];
  /** Hours per week each party has. */
  readonly capacity: ReadonlyMap<string, number>;
  /** Plain day. */
  readonly today: string;
  /** Areas in the worst fifth on the figure of a goal. */
  readonly needy?: readonly Needy[];
  /** Promises that no longer hold. */
  readonly fallen?: readonly FallenPromise[];
}

/** An area in the worst fifth on the figure of a goal. */
export interface Needy {
  readonly goal: string;
  readonly area: string;
  readonly name: string;
  /** The municipality around it: an initiative there is an initiative here. */
  readonly municipality?: string;
  readonly year?: number;
}

const started = (one: Initiative) => one.status === "running" || one.status === "paused";

/** Moves a plain day by whole months; the last day of a month stays in its month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Goals that no initiative works on that is still alive or done. */
export function goalsWithoutInitiative({
  goals,
  initiatives,
}: Pick<LooseEndInput, "goals" | "initiatives">): LooseEnd[] {
  const served = new Set(
    initiatives.filter((one) => one.status !== "stopped").flatMap((one) => one.goals.map((link) => link.goal)),
  );
  return goals
    .filter((goal) => !served.has(goal.id))
    .map((goal) => ({ kind: "goal_without_initiative", initiatives: [], goal: goal.id, facts: { goal: goal.short } }));
}

/** Initiatives that serve no goal of the plan. */
export function withoutGoal({ goals, initiatives }: Pick<LooseEndInput, "goals" | "initiatives">): LooseEnd[] {
  const known = new Set(goals.map((goal) => goal.id));
  return initiatives
    .filter((one) => active(one) && !one.goals.some((link) => known.has(link.goal)))
    .map((one) => ({ kind: "without_goal", initiatives: [one.id], facts: { title: one.title } }));
}

/** Initiatives whose goals can none of them be measured yet. */
export function unmeasured({ goals, initiatives }: Pick<LooseEndInput, "goals" | "initiatives">): LooseEnd[] {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  return initiatives
    .filter((one) => {
      const own = one.goals.map((link) => byId.get(link.goal)).filter((goal) => goal !== undefined);
      return active(one) && own.length > 0 && own.every((goal) => goal.measurability === "not_yet");
    })
    .map((one) => ({ kind: "unmeasured", initiatives: [one.id], facts: { title: one.title } }));
}

/** Initiatives that end within twelve months while nothing is agreed about what comes after. */
export function endingSoon({ initiatives, today }: Pick<LooseEndInput, "initiatives" | "today">): LooseEnd[] {
  const limit = addMonths(today, 12);
  return initiatives
    .filter(
      (one) =>
        active(one) && one.embedding.state === "open" && one.end !== undefined && one.end >= today && one.end <= limit,
    )
    .map((one) => ({ kind: "ending", initiatives: [one.id], facts: { title: one.title, end: one.end! } }));
}

/** Preconditions that are not met while the work has begun. */
export function preconditionsUnmet({ initiatives }: Pick<LooseEndInput, "initiatives">): LooseEnd[] {
  return initiatives.filter(started).flatMap((one) =>
    one.preconditions
      .filter((condition) => condition.state !== "met")
      .map((condition) => ({
        kind: "precondition" as const,
        initiatives: [one.id],
        facts: { title: one.title, condition: condition.title, owner: condition.owner },
      })),
  );
}

/** Milestones whose day has passed. */
export function milestonesLate({ initiatives, today }: Pick<LooseEndInput, "initiatives" | "today">): LooseEnd[] {
  return initiatives.flatMap((one) =>
    lateMilestones(one, today).map((milestone) => ({
      kind: "late_milestone" as const,
      initiatives: [one.id],
      facts: { title: one.title, milestone: milestone.title, date: milestone.date },
    })),
  );
}

/** Running initiatives whose last report, or their start where there is none, is more than six months ago. */
export function reportsStale({ initiatives, today }: Pick<LooseEndInput, "initiatives" | "today">): LooseEnd[] {
  const limit = addMonths(today, -6);
  return initiatives
    .filter((one) => one.status === "running")
    .map((one) => ({
      one,
      last:
        one.reports
          .map((report) => report.date)
          .toSorted()
          .at(-1) ?? one.start,
    }))
    .filter(({ last }) => last !== undefined && last < limit)
    .map(({ one, last }) => ({
      kind: "stale_report",
      initiatives: [one.id],
      facts: { title: one.title, last: last! },
    }));
}

/** Parties asked for more hours a week than they have, over what runs or is being prepared. */
export function overbookedParties({
  initiatives,
  capacity,
}: Pick<LooseEndInput, "initiatives" | "capacity">): LooseEnd[] {
  return [...askedHours(initiatives)]
    .filter(([name, sum]) => sum.hours > (capacity.get(name) ?? Infinity))
    .map(([name, sum]) => ({
      kind: "overbooked",
      initiatives: sum.ids,
      facts: { party: name, hours: sum.hours, has: capacity.get(name)! },
    }));
}

/** Hours a week that are asked of each party, over what runs or is being prepared, with the ids of what asks them. */
export function askedHours(
  initiatives: LooseEndInput["initiatives"],
): ReadonlyMap<string, { readonly hours: number; readonly ids: readonly string[] }> {
  const asked = new Map<string, { hours: number; ids: string[] }>();
  for (const one of initiatives.filter((each) => each.status === "running" || each.status === "preparing")) {
    for (const party of one.parties.filter((each) => (each.hours ?? 0) > 0)) {
      const sum = asked.get(party.name) ?? { hours: 0, ids: [] };
      asked.set(party.name, {
        hours: sum.hours + party.hours!,
        ids: sum.ids.includes(one.id) ? sum.ids : [...sum.ids, one.id],
      });
    }
  }
  return asked;
}

/** The same staff time of one party, claimed as saved by more than one initiative. */
export function doubleSavings({ initiatives }: Pick<LooseEndInput, "initiatives">): LooseEnd[] {
  const claims = new Map<string, { party: string; what: string; ids: string[] }>();
  for (const one of initiatives.filter(active)) {
    for (const saving of one.savings) {
      const key = `${saving.party.toLowerCase()}|${saving.what.toLowerCase()}`;
      const claim = claims.get(key) ?? { party: saving.party, what: saving.what, ids: [] };
      claims.set(key, { ...claim, ids: claim.ids.includes(one.id) ? claim.ids : [...claim.ids, one.id] });
    }
  }
  return [...claims.values()]
    .filter((claim) => claim.ids.length > 1)
    .map((claim) => ({
      kind: "double_saving",
      initiatives: claim.ids,
      facts: { party: claim.party, what: claim.what },
    }));
}

/** Trials that began more than two years ago and of which nobody decided whether they go on. */
export function pilotsUndecided({ initiatives, today }: Pick<LooseEndInput, "initiatives" | "today">): LooseEnd[] {
  const limit = addMonths(today, -24);
  return initiatives
    .filter(
      (one) => active(one) && one.pilot === true && !one.pilotDecision && one.start !== undefined && one.start < limit,
    )
    .map((one) => ({ kind: "pilot_undecided", initiatives: [one.id], facts: { title: one.title, start: one.start! } }));
}

/** Pairs of initiatives that serve the same goal for the same group in the same place. */
export function samePeople({ initiatives }: Pick<LooseEndInput, "initiatives">): LooseEnd[] {
  const byGoal = new Map<string, Initiative[]>();
  for (const one of initiatives.filter((each) => active(each) && each.groups.length > 0))
    for (const link of one.goals) byGoal.set(link.goal, [...(byGoal.get(link.goal) ?? []), one]);
  const found = new Map<string, LooseEnd>();
  for (const [goal, members] of byGoal) {
    for (const [place, one] of members.entries()) {
      for (const other of members.slice(place + 1)) {
        const group = one.groups.find((name) => other.groups.includes(name));
        if (group === undefined || one.id === other.id || !sharePlace(one, other)) continue;
        const facts = { title: one.title, other: other.title, group };
        found.set([one.id, other.id].toSorted().join(" "), {
          kind: "same_people",
          initiatives: [one.id, other.id],
          goal,
          facts,
        });
      }
    }
  }
  return [...found.values()];
}

/** Exactly the same areas, or both the whole region: a part of a larger whole may well be meant. */
function sharePlace(one: Initiative, other: Initiative): boolean {
  if (one.areas.length === 0 || other.areas.length === 0) return one.areas.length === other.areas.length;
  return one.areas.some((code) => other.areas.includes(code));
}

/** Areas in the worst fifth on the figure of a goal, where no initiative for that goal works. */
export function needyAreas({
  initiatives,
  needy,
  goals,
}: Pick<LooseEndInput, "initiatives" | "needy"> & Partial<LooseEndInput>): LooseEnd[] {
  const short = new Map((goals ?? []).map((goal) => [goal.id, goal.short]));
  return (needy ?? [])
    .filter(({ goal, area, municipality }) => {
      const own = initiatives.filter((one) => active(one) && one.goals.some((link) => link.goal === goal));
      const around = municipality ?? area;
      return !own.some((one) => one.areas.length === 0 || one.areas.includes(area) || one.areas.includes(around));
    })
    .map(({ goal, area, name, year }) => ({
      kind: "needy_area",
      initiatives: [],
      goal,
      facts: { area, name, goal: short.get(goal) ?? goal, year: year === undefined ? "" : String(year) },
    }));
}

/** Every loose end, by kind. The same input gives the same list in the same order. */
export function allLooseEnds(input: LooseEndInput): LooseEnd[] {
  return [
    ...goalsWithoutInitiative(input),
    ...withoutGoal(input),
    ...unmeasured(input),
    ...moneyGaps(input),
    ...paidUngranted(input),
    ...endingSoon(input),
    ...preconditionsUnmet(input),
    ...milestonesLate(input),
    ...reportsStale(input),
    ...initiatorsLeft(input),
    ...promisesFallen(input),
    ...overbookedParties(input),
    ...doubleSavings(input),
    ...pilotsUndecided(input),
    ...samePeople(input),
    ...needyAreas(input),
  ];
}
