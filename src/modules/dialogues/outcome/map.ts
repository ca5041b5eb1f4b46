import { roundToNearest } from "@brink/methods/disclosure";
import {
  groupInformedConsensus,
  landscape,
  type Landscape,
  representativeStatements,
  type Tallies,
} from "@brink/methods/landscape";
import { enoughScores, type GroupCounts, type MapCounts, rounding, type Scored, smallest } from "./published.ts";

/** Places on the map are told on a grid of this many steps each way. */
const grid = 60;
/** A seventh group is never told. */
const mostGroups = 6;

export interface View {
  readonly number: number;
  readonly direction: "agree" | "disagree";
  /** Of each 100 in the group who scored it, how many went that way; and of each 100 others. */
  readonly share: number;
  readonly others: number | null;
}

export interface MapGroup {
  /** People in the group, in steps of five. */
  readonly count: number;
  /** What sets the group apart, the clearest first. */
  readonly views: readonly View[];
}

export interface SharedView {
  readonly number: number;
  /** Per group shown: of each 100 who scored it, how many agree. */
  readonly shares: readonly number[];
}

/** How alike two groups answer: the mean difference in points of 100, over what both scored. */
export interface GroupDistance {
  readonly groups: readonly [number, number];
  readonly apart: number;
}

export interface OpinionMap {
  readonly groups: readonly MapGroup[];
  /** One sign per person on a coarse grid: x, y, and the place of the group (−1 for none). */
  readonly people: readonly (readonly [number, number, number])[];
  /** What every group agrees on, and what divides them most. */
  readonly unites: readonly SharedView[];
  readonly divides: readonly SharedView[];
  /** The most alike first: what nearness on the map shows, in numbers. */
  readonly distances: readonly GroupDistance[];
  /** People who scored enough to stand on the map. */
  readonly inside: number;
}

/** A landscape with its groups that are large enough to be told, the largest first. */
export interface Divided {
  readonly found: Landscape;
  readonly inside: Int32Array;
  readonly groups: readonly { readonly size: number; readonly group: number }[];
}

/** Finds the opinion groups; null when there are not two that are large enough. */
export function divide(statements: number, people: number, scored: readonly Scored[]): Divided | null {
  const enough = Math.min(enoughScores, statements);
  const counts = new Int32Array(people);
  for (const row of scored) counts[row.participant]! += 1;
  const inside = Int32Array.from(counts.keys().filter((person) => counts[person]! >= enough));
  if (inside.length < 3 * smallest || statements < 2) return null;
  const found = landscape({
    votes: {
      participants: people,
      statements,
      participant: Int32Array.from(scored, (row) => row.participant),
      statement: Int32Array.from(scored, (row) => row.contribution),
      value: Int8Array.from(scored, (row) => Math.sign(row.value)),
    },
    inside,
    smallestGroup: smallest,
  });
  const groups = largeGroups(found);
  return groups.length < 2 ? null : { found, inside, groups };
}

/** The landscape in counts that may be told. `numbers` names the contributions. */
export function mapCounts(numbers: readonly number[], divided: Divided | null): MapCounts | null {
  if (!divided) return null;
  const { found, inside, groups } = divided;
  return {
    inside: inside.length - (inside.length % smallest),
    groups: groups.map(({ size, group }) => ({
      people: roundToNearest(size, rounding),
      counts: countsOf(found.groupTallies[group]!, numbers),
    })),
    people: peopleOf(
      found,
      inside,
      groups.map(({ group }) => group),
    ),
  };
}

/** Groups under the threshold are not told, and do not steer what unites. */
function largeGroups({ division }: Landscape): { size: number; group: number }[] {
  const sizes = Array.from<number>({ length: division.count }).fill(0);
  for (const group of division.of) if (group >= 0) sizes[group]! += 1;
  return sizes
    .map((size, group) => ({ size, group }))
    .filter(({ size }) => size >= smallest)
    .toSorted((a, b) => b.size - a.size || a.group - b.group)
    .slice(0, mostGroups);
}

/** In steps of five, so that everything computed from them tells no more than they do. */
function countsOf(tallies: Tallies, numbers: readonly number[]): GroupCounts["counts"] {
  const near = (count: number) => roundToNearest(count, rounding);
  return numbers.flatMap((number, at) => {
    const seen = tallies.seen[at]!;
    if (seen < smallest) return [];
    return [[number, near(tallies.agree[at]!), near(tallies.disagree[at]!), near(seen)] as const];
  });
}

function peopleOf(found: Landscape, inside: Int32Array, order: readonly number[]): MapCounts["people"] {
  const onGrid = (axis: Float64Array) => {
    const values = Array.from(inside, (person) => axis[person]!);
    const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return values.map((value) => (high > low ? Math.round((grid * (value - low)) / (high - low)) : grid / 2));
  };
  const [gx, gy] = [onGrid(found.positions[0]), onGrid(found.positions[1])];
  const people = Array.from(
    inside,
    (person, at) => [gx[at]!, gy[at]!, order.indexOf(found.division.of[person]!)] as const,
  );
  // In the order of the map, not of the people.
  return people.toSorted((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1]);
}

/** What the map says, computed from its counts alone. */
export function mapOf(numbers: readonly number[], counts: MapCounts): OpinionMap {
  const place = new Map(numbers.map((number, at) => [number, at]));
  const tallies = counts.groups.map((group) => talliesFrom(group, place));
  return {
    groups: counts.groups.map(({ people }, group) => ({ count: people, views: viewsOf(numbers, tallies, group) })),
    people: counts.people,
    ...sharedViews(numbers, tallies),
    distances: distancesOf(tallies),
    inside: counts.inside,
  };
}

function talliesFrom({ counts }: GroupCounts, place: ReadonlyMap<number, number>): Tallies {
  const [agree, disagree, seen] = [0, 1, 2].map(() => new Int32Array(place.size)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (const [number, agreed, disagreed, all] of counts) {
    const at = place.get(number);
    if (at !== undefined) [agree[at], disagree[at], seen[at]] = [agreed, disagreed, all];
  }
  return { agree, disagree, seen };
}

/** Of each 100 who scored it. Rounding may not say "nobody" or "everybody". */
function shareOf(tallies: Tallies, at: number, direction: "agree" | "disagree" = "agree"): number | null {
  const seen = tallies.seen[at]!;
  if (seen < smallest) return null;
  return Math.max(1, Math.min(99, Math.round((100 * tallies[direction][at]!) / seen)));
}

function viewsOf(numbers: readonly number[], tallies: readonly Tallies[], group: number): View[] {
  const told = Int32Array.from(numbers.keys().filter((at) => tallies[group]!.seen[at]! >= smallest));
  return representativeStatements(tallies, told)[group]!.flatMap(({ statement, direction }) => {
    const share = shareOf(tallies[group]!, statement, direction);
    if (share === null || share < 50) return [];
    const others = tallies
      .map((one, other) => (other === group ? null : shareOf(one, statement, direction)))
      .filter((one) => one !== null);
    const mean = others.length > 0 ? Math.round(others.reduce((sum, one) => sum + one, 0) / others.length) : null;
    return [{ number: numbers[statement]!, direction, share, others: mean }];
  });
}

function sharedViews(numbers: readonly number[], tallies: readonly Tallies[]): Pick<OpinionMap, "unites" | "divides"> {
  const consensus = groupInformedConsensus(tallies, numbers.length, smallest).agree;
  const views = numbers.flatMap((number, at) => {
    const shares = tallies.map((group) => shareOf(group, at));
    if (shares.some((one) => one === null)) return [];
    const known = shares as number[];
    return [{ number, shares: known, consensus: consensus[at]!, gap: Math.max(...known) - Math.min(...known) }];
  });
  const strip = ({ number, shares }: (typeof views)[number]): SharedView => ({ number, shares });
  return {
    unites: views
      .filter(({ shares }) => shares.every((one) => one >= 60))
      .toSorted((a, b) => b.consensus - a.consensus || a.number - b.number)
      .slice(0, 5)
      .map(strip),
    divides: views
      .filter(({ gap }) => gap >= 30)
      .toSorted((a, b) => b.gap - a.gap || a.number - b.number)
      .slice(0, 5)
      .map(strip),
  };
}

function distancesOf(tallies: readonly Tallies[]): GroupDistance[] {
  const pairs = tallies.flatMap((_, first) =>
    tallies.slice(first + 1).map((__, step) => [first, first + 1 + step] as const),
  );
  return pairs
    .flatMap(([a, b]) => {
      const gaps = [...tallies[a]!.seen.keys()].flatMap((at) => {
        const [one, other] = [shareOf(tallies[a]!, at), shareOf(tallies[b]!, at)];
        return one === null || other === null ? [] : [Math.abs(one - other)];
      });
      if (gaps.length === 0) return [];
      return [{ groups: [a, b] as const, apart: Math.round(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length) }];
    })
    .toSorted((a, b) => a.apart - b.apart || a.groups[0] - b.groups[0] || a.groups[1] - b.groups[1]);
}
