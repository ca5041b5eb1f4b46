import { type SmallNumberRule, defaultRule, mustHide } from "./rule.ts";

/** A group in a list, with its number of people in the dialogue and, when public, in the population. */
export interface Group {
  readonly name: string;
  readonly count: number;
  readonly population?: number;
}

/** One or more groups told as one. */
export interface MergedGroup {
  readonly names: readonly string[];
  readonly count: number;
  readonly population?: number;
}

/**
 * Merges groups that are too small to be told, so that what is left may be shown and computed with. Without order they go together
 * into one rest ("overig"), which takes in the next smallest group until it is large enough. With `ordered` (age bands) each goes to its
 * smaller neighbour. Order is kept, the rest comes last. Null when nothing remains but a single too small group.
 */
export function mergeSmall(
  groups: readonly Group[],
  rule: SmallNumberRule = defaultRule,
  ordered = false,
): readonly MergedGroup[] | null {
  const single = groups.map(({ name, ...counts }) => ({ names: [name], ...counts }));
  const merged = ordered ? withNeighbours(single, rule) : intoRest(single, rule);
  return merged.some((group) => isSmall(group, rule)) ? null : merged;
}

function intoRest(groups: readonly MergedGroup[], rule: SmallNumberRule): readonly MergedGroup[] {
  const small = groups.filter((group) => isSmall(group, rule));
  if (small.length === 0) return groups;
  // Groups without anybody make the rest no larger: they are taken in last.
  const large = groups.filter((group) => !small.includes(group));
  const next = large.toSorted((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  const taken = [...small];
  while (isSmall(combine(taken), rule) && next.length > 0) taken.push(next.shift()!);
  const rest = groups.filter((group) => taken.includes(group));
  return [...groups.filter((group) => !taken.includes(group)), combine(rest)];
}

function withNeighbours(groups: readonly MergedGroup[], rule: SmallNumberRule): readonly MergedGroup[] {
  const list = [...groups];
  for (;;) {
    const at = list.findIndex((group) => isSmall(group, rule));
    if (at < 0 || list.length === 1) return list;
    const [before, after] = [list[at - 1], list[at + 1]];
    const first = after === undefined || (before !== undefined && before.count <= after.count) ? at - 1 : at;
    list.splice(first, 2, combine([list[first]!, list[first + 1]!]));
  }
}

function combine(groups: readonly MergedGroup[]): MergedGroup {
  const names = groups.flatMap((group) => group.names);
  const count = groups.reduce((all, group) => all + group.count, 0);
  if (groups.some(({ population }) => population === undefined)) return { names, count };
  return { names, count, population: groups.reduce((all, group) => all + group.population!, 0) };
}

function isSmall(group: MergedGroup, rule: SmallNumberRule): boolean {
  return mustHide(group.count, group.population, rule);
}
