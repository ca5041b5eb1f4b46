/** Fewer opinions than this do not tell to whom somebody is nearest. */
const fewestOpinions = 5;

/** One person's opinion on a contribution, by its number; null is skipped. */
export interface Opinion {
  readonly number: number;
  readonly value: number | null;
}

/** How an opinion group voted and what it read; places follow `numbers` of the whole. */
export interface ReadingGroup {
  readonly agree: readonly number[];
  readonly disagree: readonly number[];
  /** Who voted, passes included. */
  readonly voted: readonly number[];
  /** Who read it: votes and skips of everybody who stands nearest to this group. */
  readonly reads: readonly number[];
}

/**
 * The opinion groups of a dialogue that is open, as the last calculation left them: counts alone. Who stands in which group is kept
 * nowhere; it follows from somebody's own votes at the moment they read on.
 */
export interface ReadingGroups {
  readonly numbers: readonly number[];
  readonly groups: readonly ReadingGroup[];
}

/** Tells to which opinion group somebody's votes are nearest; undefined with too few opinions. */
export type Nearest = (opinions: Iterable<Opinion>) => number | undefined;

/**
 * The group in which somebody's votes are most likely: the sum of the logarithms of the share of the group that voted the same, each
 * count raised by one (Laplace). Equally likely: the first.
 */
export function nearestGroup({ numbers, groups }: Pick<ReadingGroups, "numbers" | "groups">): Nearest {
  const places = new Map(numbers.map((number, place) => [number, 3 * place]));
  const tables = groups.map((group) => logarithms(group));
  return (opinions) => {
    const sums = new Float64Array(tables.length);
    let told = 0;
    for (const { number, value } of opinions) {
      const place = places.get(number);
      if (value === null || place === undefined) continue;
      told += 1;
      for (const [group, table] of tables.entries()) sums[group]! += table[place + Math.sign(value) + 1]!;
    }
    if (told < fewestOpinions || sums.length < 2) return undefined;
    return sums.indexOf(Math.max(...sums));
  };
}

/** Per contribution three logarithms: of disagreeing, passing and agreeing. */
function logarithms({ agree, disagree, voted }: Omit<ReadingGroup, "reads">): Float64Array {
  const table = new Float64Array(3 * voted.length);
  for (const [place, all] of voted.entries()) {
    const sides = [disagree[place]!, all - agree[place]! - disagree[place]!, agree[place]!];
    for (const [side, count] of sides.entries()) table[3 * place + side] = Math.log((count + 1) / (all + 3));
  }
  return table;
}

/** Counts what everybody read under the group they are nearest to; who is near none is counted nowhere. */
export function withReads(
  numbers: readonly number[],
  groups: readonly Omit<ReadingGroup, "reads">[],
  people: Iterable<readonly Opinion[]>,
): ReadingGroups {
  const nearest = nearestGroup({ numbers, groups: groups.map((group) => ({ ...group, reads: [] })) });
  const places = new Map(numbers.map((number, place) => [number, place]));
  const reads = groups.map(() => numbers.map(() => 0));
  for (const opinions of people) {
    const group = nearest(opinions);
    if (group === undefined) continue;
    for (const { number } of opinions) {
      const place = places.get(number);
      if (place !== undefined) reads[group]![place]! += 1;
    }
  }
  return { numbers, groups: groups.map((group, place) => ({ ...group, reads: reads[place]! })) };
}
