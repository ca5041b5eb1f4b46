import { type Equation, type SmallNumberRule, defaultRule, isCornered, mustHide, solver } from "../disclosure/index.ts";
import { type Crossing, cellsOf, places, sum } from "./crossing.ts";
import {
  type AnsweredVariable,
  type ProtectedCrossing,
  type ProtectedVariable,
  mergeCategories,
  protectCrossing,
  protectVariable,
} from "./protect.ts";

/** All that one dialogue may publish about its participants, safe as a whole. */
export interface ProtectedTogether {
  /** In the order given; null where too few took part to say anything. */
  readonly variables: readonly (ProtectedVariable | null)[];
  /** Null when there is none, or when it would give away what the variables hide. */
  readonly joint: ProtectedCrossing | null;
}

/**
 * Protects variables and their joint table together: what is safe alone may leak beside something else. The joint table holds those who
 * answered every variable of it, with the same groups in the same order. It is withheld when the number of people who skipped a question
 * could be found by subtraction, and when a small cell could be bounded within the rule's reach with the variables beside it.
 */
export function protectTogether(
  variables: readonly AnsweredVariable[],
  joint: Crossing | null,
  draw: (name: string) => number,
  rule: SmallNumberRule = defaultRule,
): ProtectedTogether {
  const alone = variables.map((variable) => protectVariable(variable, draw, rule));
  if (joint === null) return { variables: alone, joint: null };
  const used = joint.variables.map(({ name }) => variables.findIndex((variable) => variable.name === name));
  const shares = used.map((at) => alone[at] ?? null);
  const people = sum(joint.participants);
  const usable = shares.every(
    (one): one is ProtectedVariable => one !== null && !one.rounded && !mustHide(skipped(one, people), undefined, rule),
  );
  if (!usable) return { variables: alone, joint: null };
  const grouped = regroup(joint, shares as readonly ProtectedVariable[]);
  const ordered = new Set(variables.filter((variable) => variable.ordered).map(({ name }) => name));
  const merged = protectCrossing(grouped, ordered, rule);
  if (!merged || leaks(grouped, merged, shares as readonly ProtectedVariable[], rule)) {
    return { variables: alone, joint: null };
  }
  return { variables: alone, joint: inOwnNames(merged, shares as readonly ProtectedVariable[]) };
}

/** Who named a group here but is not in the joint table. */
function skipped(variable: ProtectedVariable, people: number): number {
  return sum(variable.groups.map(({ participants }) => participants)) - people;
}

/** The joint table in the groups that may be told; a group is called by its first name, which is unique in its variable. */
function regroup(joint: Crossing, protectedVariables: readonly ProtectedVariable[]): Crossing {
  return protectedVariables.reduce<Crossing>((crossing, { groups }, variable) => {
    return groups.reduce<Crossing>((now, { names }) => {
      const place = (name: string) => now.variables[variable]!.categories.indexOf(name);
      const [first, ...rest] = names.toSorted((a, b) => place(a) - place(b));
      return rest.reduce((one, name) => {
        const { categories } = one.variables[variable]!;
        return mergeCategories(one, variable, categories.indexOf(first!), categories.indexOf(name), first!);
      }, now);
    }, crossing);
  }, joint);
}

/**
 * An outsider knows the merged joint cells and the finer groups per variable. Unknown are the joint cells before merging, and per group
 * those who skipped another question.
 */
function leaks(
  fine: Crossing,
  merged: ProtectedCrossing,
  protectedVariables: readonly ProtectedVariable[],
  rule: SmallNumberRule,
): boolean {
  const cells = cellsOf(fine);
  const where = places(fine);
  const equations: Equation[] = [];
  const add = (unknowns: readonly number[], value: number) =>
    equations.push({ terms: unknowns.map((unknown) => ({ unknown, coefficient: 1 })), value });
  const among = (belongs: (place: readonly number[]) => boolean) =>
    where.flatMap((place, at) => (belongs(place) ? [at] : []));
  for (const ids of coarse(fine, merged)) add(ids, sum(ids.map((id) => cells[id]!.participants)));
  let size = cells.length;
  for (const [variable, { groups }] of protectedVariables.entries()) {
    const first = size;
    for (const { names, participants } of groups) {
      const category = fine.variables[variable]!.categories.findIndex((name) => names.includes(name));
      add([...among((place) => place[variable] === category), size], participants);
      size += 1;
    }
    const away = sum(groups.map(({ participants }) => participants)) - sum(fine.participants);
    add(
      Array.from({ length: groups.length }, (_, at) => first + at),
      away,
    );
  }
  const solved = solver(size, equations, new Map(cells.map(({ population }, at) => [at, population])));
  return cells.some(({ participants, population }, at) => {
    const cell = { count: participants, population };
    return mustHide(participants, population, rule) && isCornered(solved, at, cell, rule);
  });
}

/** Which fine cells each merged cell consists of. */
function coarse(fine: Crossing, merged: ProtectedCrossing): readonly (readonly number[])[] {
  const key = (place: readonly number[]) =>
    merged.merged
      .map(({ name, categories }) => {
        const variable = fine.variables.findIndex((one) => one.name === name);
        const own = fine.variables[variable]!.categories[place[variable]!]!;
        return categories.findIndex((names) => names.includes(own));
      })
      .join(" ");
  const all = places(fine).map((place, at) => ({ at, key: key(place) }));
  return [...Map.groupBy(all, (one) => one.key).values()].map((group) => group.map(({ at }) => at));
}

/** Merged categories with all the names their groups were merged from. */
function inOwnNames(joint: ProtectedCrossing, protectedVariables: readonly ProtectedVariable[]): ProtectedCrossing {
  const merged = joint.merged.map(({ name, categories }) => {
    const groups = protectedVariables.find((variable) => variable.name === name)!.groups;
    const full = (label: string) => groups.find(({ names }) => names.includes(label))?.names ?? [label];
    return { name, categories: categories.map((labels) => labels.flatMap(full)) };
  });
  return { ...joint, merged };
}
