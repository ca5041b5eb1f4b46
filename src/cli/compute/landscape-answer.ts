import {
  talliesOf,
  tallyAt,
  votesPerParticipant,
  type Landscape,
  type Majority,
  type Representative,
  type Tallies,
} from "@brink/methods/landscape";
import type { DialogueFiles, Id } from "./landscape-files.ts";
import type { Base } from "./landscape-given.ts";
import { sentenceOf } from "./landscape-sentences.ts";

/** A group by number, with the numbers of its base clusters. */
export interface Group {
  readonly id: number;
  readonly members: readonly number[];
}

/** The landscape under the names of Pol.is (`math-pca2.json`), with agree = +1 where Pol.is has −1. */
export type Answer = ReturnType<typeof polisAnswer>;

/** Tells a landscape under the key names of Pol.is; ids as they stand in the files. */
export function polisAnswer(files: DialogueFiles, found: Landscape, bases: readonly Base[], groups: readonly Group[]) {
  const { matrix, components, statements } = found;
  const columns = [...matrix.present.keys()].filter((statement) => matrix.present[statement] === 1);
  const inColumns = (values: Float64Array): number[] => columns.map((column) => values[column]!);
  const tid = (statement: number): Id => files.statementIds[statement]!;
  const pid = (person: number): Id => files.participantIds[person]!;
  const perStatement = <T>(tell: (statement: number) => T): Record<string, T> =>
    Object.fromEntries(columns.map((column) => [tid(column), tell(column)]));
  const perGroup = <T>(tell: (place: number) => T): Record<string, T> =>
    Object.fromEntries(groups.map(({ id }, place) => [id, tell(place)]));
  const statementsWith = (holds: (statement: number) => boolean): Id[] =>
    files.statementIds.filter((_, statement) => holds(statement));
  const counts = votesPerParticipant(matrix);
  const voters = [...counts.keys()].filter((person) => counts[person]! > 0);
  const places = bases.map((base) => meanPlace(found, base.members, counts));
  return {
    n: voters.length,
    "n-cmts": columns.length,
    tids: columns.map(tid),
    "in-conv": [...found.inside].map(pid),
    "mod-in": statementsWith((statement) => files.moderation[statement] === 1),
    "mod-out": statementsWith((statement) => matrix.hidden[statement] === 1),
    "meta-tids": statementsWith((statement) => files.meta[statement] === 1),
    "user-vote-counts": Object.fromEntries(voters.map((person) => [pid(person), counts[person]!])),
    pca: {
      center: inColumns(components.center),
      comps: components.axes.map(inColumns),
      variances: components.variances,
      "comment-projection": statements.positions.map(inColumns),
      "comment-extremity": inColumns(statements.extremity),
    },
    "base-clusters": {
      id: bases.map(({ id }) => id),
      members: bases.map(({ members }) => members.map(pid)),
      x: places.map(({ x }) => x),
      y: places.map(({ y }) => y),
      count: bases.map(({ members }) => members.length),
    },
    "group-clusters": groups.map(({ id, members }) => ({ id, members, center: centerOf(members, bases, places) })),
    "group-votes": perGroup((place) => ({
      id: groups[place]!.id,
      "n-members": found.division.of.reduce((sum, group) => sum + (group === place ? 1 : 0), 0),
      votes: perStatement((statement) => votesOf(found.groupTallies[place]!, statement)),
    })),
    "votes-base": votesBase(found, bases, perStatement),
    repness: perGroup((place) => found.representative[place]!.map((one) => representative(one, tid))),
    consensus: {
      agree: found.majority.agree.map((one) => majority(one, tid)),
      disagree: found.majority.disagree.map((one) => majority(one, tid)),
    },
    "group-aware-consensus": perStatement((statement) => found.consensus.agree[statement]!),
    "group-aware-consensus-disagree": perStatement((statement) => found.consensus.disagree[statement]!),
    "comment-priorities": perStatement((statement) => found.priorities[statement]!),
    "group-clusterings": [...found.groups.groupings].map(([k, grouping]) => ({
      k,
      silhouette: grouping.silhouette ?? null,
      chosen: k === found.groups.chosen,
      groups: [...grouping.centers.x.keys()].map((group) =>
        peopleOf(found, (base) => grouping.groupOf[base] === group).map(pid),
      ),
    })),
    participants: voters.map((person) => ({
      pid: pid(person),
      x: found.positions[0][person]!,
      y: found.positions[1][person]!,
      group: groups[found.division.of[person]!]?.id ?? null,
    })),
    "cannot-say": found.silences.map((silence) => ({ ...silence, sentence: sentenceOf(silence) })),
  };
}

function meanPlace({ positions }: Landscape, members: readonly number[], counts: Int32Array): { x: number; y: number } {
  // People whose votes are unknown have no place, and so no part in the middle.
  const known = members.filter((person) => counts[person]! > 0);
  const mean = (axis: Float64Array): number =>
    known.reduce((sum, person) => sum + axis[person]!, 0) / Math.max(known.length, 1);
  return { x: mean(positions[0]), y: mean(positions[1]) };
}

function centerOf(
  members: readonly number[],
  bases: readonly Base[],
  places: readonly { x: number; y: number }[],
): number[] {
  const inGroup = bases.flatMap((base, place) =>
    members.includes(base.id) ? [{ weight: base.members.length, ...places[place]! }] : [],
  );
  const weight = inGroup.reduce((sum, base) => sum + base.weight, 0);
  return [
    inGroup.reduce((sum, base) => sum + base.weight * base.x, 0) / weight,
    inGroup.reduce((sum, base) => sum + base.weight * base.y, 0) / weight,
  ];
}

function votesOf(tallies: Tallies, statement: number): { A: number; D: number; S: number } {
  const { agree, disagree, seen } = tallyAt(tallies, statement);
  return { A: agree, D: disagree, S: seen };
}

function votesBase<T>(
  found: Landscape,
  bases: readonly Base[],
  perStatement: (tell: (statement: number) => object) => T,
): T {
  const of = new Int32Array(found.matrix.participants).fill(-1);
  for (const [place, base] of bases.entries()) for (const person of base.members) of[person] = place;
  const tallies = talliesOf(found.matrix, of, bases.length);
  return perStatement((statement) => ({
    A: tallies.map(({ agree }) => agree[statement]!),
    D: tallies.map(({ disagree }) => disagree[statement]!),
    S: tallies.map(({ seen }) => seen[statement]!),
  }));
}

function peopleOf({ groups }: Landscape, belongs: (base: number) => boolean): number[] {
  return groups.base.members.flatMap((people, base) => (belongs(base) ? people : [])).toSorted((a, b) => a - b);
}

function representative(one: Representative, tid: (statement: number) => Id): object {
  return {
    tid: tid(one.statement),
    "repful-for": one.direction,
    "n-success": one.successes,
    "n-trials": one.trials,
    "p-success": one.probability,
    "p-test": one.probabilityTest,
    repness: one.ratio,
    "repness-test": one.ratioTest,
    ...(one.bestAgree === undefined ? {} : { "best-agree": true, "n-agree": one.bestAgree }),
  };
}

function majority(one: Majority, tid: (statement: number) => Id): object {
  return {
    tid: tid(one.statement),
    "n-success": one.successes,
    "n-trials": one.trials,
    "p-success": one.probability,
    "p-test": one.probabilityTest,
  };
}
