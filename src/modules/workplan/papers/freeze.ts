import type { Course, Goal } from "#modules/plan/index.ts";
import type { Lang } from "#platform/text.ts";
import { applyFilters, filterQuery } from "../filters.ts";
import { type Initiative, shownStatus } from "../model.ts";
import { placesOf, type Workplan, worksIn } from "../reading.ts";
import { type Audience, type Entry, type Frozen, type FrozenGoal, moneyShown } from "./model.ts";

/** What the team asks for. */
export interface PaperOrder {
  readonly audience: Audience;
  /** Code of a municipality, for a letter to its council. */
  readonly municipality: string;
  /** Plain day that stands on the paper. */
  readonly date: string;
  readonly year: number;
  /** Query of the list that chooses initiatives; empty for all. */
  readonly selection: string;
}

/** Initiatives that a paper is about: what the selection leaves, and of a municipality what concerns it, in the order of the region. */
export function chosenFor(plan: Workplan, order: PaperOrder): Initiative[] {
  const filters = filterQuery.parse(Object.fromEntries(new URLSearchParams(order.selection)));
  const found = applyFilters(plan, filters);
  if (order.audience !== "municipality") return found;
  return found.filter((one) => worksIn(plan, one, order.municipality));
}

/**
 * Freezes the figures of a paper.
 * @param plan the workplan as this audience may see it; nothing else of the workplan reaches the paper
 */
export function freeze(
  plan: Workplan,
  order: PaperOrder,
  goals: readonly FrozenGoal[],
  previous: Frozen["previous"],
): Frozen {
  const { region } = plan;
  const initiatives = chosenFor(plan, order);
  const ids = new Set(initiatives.map((one) => one.id));
  const known = region.content.challenges.map(({ id, name }) => ({ id, name }));
  const others = [...new Set(initiatives.map((one) => one.challenge))]
    .filter((id) => !known.some((one) => one.id === id))
    .map((id) => ({ id, name: { nl: id, en: id } satisfies Record<Lang, string> }));
  const place = plan.municipalities.find((area) => area.code === order.municipality);
  const challenges = [...known, ...others];
  return {
    formatVersion: 1,
    region: { id: region.id, name: region.content.name, example: region.status === "example" },
    audience: order.audience,
    ...(order.audience === "municipality" ? { municipality: { code: place!.code, name: place!.name } } : {}),
    ...(order.audience === "annual" ? { year: order.year } : {}),
    date: order.date,
    figuresOn: plan.today,
    selection: order.selection,
    ...(previous ? { previous } : {}),
    challenges,
    initiatives: challenges.flatMap(({ id }) =>
      initiatives.filter((one) => one.challenge === id).map((one) => entryOf(plan, one, order)),
    ),
    goals,
    looseEnds: plan.looseEnds
      .filter((end) => end.initiatives.some((id) => ids.has(id)) || (end.initiatives.length === 0 && !order.selection))
      .map(({ kind, facts }) => ({ kind, facts })),
  };
}

function entryOf(plan: Workplan, one: Initiative, order: PaperOrder): Entry {
  const others = plan.municipalities.filter((area) => area.code !== order.municipality);
  // "gemeente" is every municipality where the initiative works; one that is named is only that one.
  const isPlace = (name: string) =>
    /gemeente/i.test(name) && !others.some((area) => name.toLowerCase().includes(area.name.toLowerCase()));
  const part = one.parties.filter((party) => order.audience === "municipality" && isPlace(party.name));
  return {
    id: one.id,
    title: one.title,
    what: one.what,
    challenge: one.challenge,
    status: shownStatus(one, plan.today),
    initiator: one.initiator,
    places: placesOf(plan, one),
    goals: one.goals.map((link) => link.goal),
    moneyShown: moneyShown(order.audience, one),
    money: one.money,
    milestones: one.milestones.map(({ title, date, reached }) => ({ title, date, ...(reached ? { reached } : {}) })),
    preconditions: one.preconditions.filter(
      (condition) => order.audience !== "municipality" || isPlace(condition.owner),
    ),
    ...(part.length > 0 ? { part: part.map(({ role, effort, hours }) => ({ role, effort, hours })) } : {}),
    ...(one.end ? { end: one.end } : {}),
    ...(one.transformation ? { transformation: one.transformation } : {}),
  };
}

/** A goal with its figure, as the plan follows it today. */
export function frozenGoal(goal: Goal, course: Course, initiatives: readonly Initiative[]): FrozenGoal {
  const { latest } = course;
  return {
    id: goal.id,
    title: goal.title,
    initiatives: initiatives.filter((one) => one.goals.some((link) => link.goal === goal.id)).length,
    course: course.kind,
    ...(latest ? { latest: { year: latest.year, value: latest.value, source: latest.source } } : {}),
    ...(latest && course.expected !== undefined ? { expected: course.expected } : {}),
    unit: goal.unit,
  };
}
