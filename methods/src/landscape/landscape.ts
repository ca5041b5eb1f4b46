import { components, type Axes, type Components } from "./components.ts";
import { groupInformedConsensus, majorityOpinions, type GroupInformedConsensus, type Majority } from "./consensus.ts";
import { groupOfParticipants, opinionGroups, type Groups } from "./groups.ts";
import { inConversation } from "./in-conversation.ts";
import { priorities } from "./priorities.ts";
import { projectParticipants, projectStatements, type StatementPositions } from "./projection.ts";
import { representativeStatements, type Representative } from "./representative.ts";
import { silencesOf, type Silence } from "./silences.ts";
import { sumOfTallies, talliesOf, talliesOfAll, type Tallies } from "./tallies.ts";
import { voteMatrix, type VoteMatrix, type Votes } from "./votes.ts";

/** What a landscape is computed from. */
export interface LandscapeInput {
  readonly votes: Votes;
  /** Per statement: 1 when it was rejected. */
  readonly rejected?: Uint8Array;
  /** Per statement: 1 when it is about the participants themselves. */
  readonly meta?: Uint8Array;
  /** Participants who are in, ascending; without it the rules decide (they need the times of the votes). */
  readonly inside?: Int32Array;
  /** Groups that were made elsewhere; without it they are found here. */
  readonly division?: Division;
  /** Axes of an earlier result of the same dialogue: the map is turned to the same side. */
  readonly towards?: Axes;
  /** Show this number of groups instead of the clearest one (where such a division was tried). */
  readonly groupCount?: number;
  /** Groups of which fewer voted on a statement do not steer its consensus; Pol.is has no such bound, and neither has the default. */
  readonly smallestGroup?: number;
}

/** A division of participants in groups 0 … count − 1. */
export interface Division {
  readonly count: number;
  /** Group of each participant, −1 for who is in none. */
  readonly of: Int32Array;
}

/** The opinion landscape of a dialogue. Arrays per participant or statement follow the order numbers of the votes. */
export interface Landscape {
  readonly matrix: VoteMatrix;
  readonly components: Components;
  /** Place of each participant: x and y. */
  readonly positions: Axes;
  readonly statements: StatementPositions;
  readonly inside: Int32Array;
  /** Every division that was tried here, with its silhouette. */
  readonly groups: Groups;
  readonly division: Division;
  /** Raw counts per group, and of everybody who voted. */
  readonly groupTallies: readonly Tallies[];
  readonly tallies: Tallies;
  readonly representative: readonly (readonly Representative[])[];
  readonly majority: { readonly agree: readonly Majority[]; readonly disagree: readonly Majority[] };
  readonly consensus: GroupInformedConsensus;
  readonly priorities: Float64Array;
  /** What this landscape can not tell. */
  readonly silences: readonly Silence[];
}

/**
 * The opinion landscape, by the calculation of Pol.is, from scratch and without chance: the same votes give the same landscape, in
 * whatever order their rows stand. Agree is +1 throughout.
 *
 * Source: docs/methods/landscape.md. Throws a `RangeError` when the votes do not fit together.
 */
export function landscape(input: LandscapeInput): Landscape {
  const { votes } = input;
  const hidden = eitherOf(votes.statements, input.rejected, input.meta);
  const matrix = voteMatrix(votes, hidden);
  const axes = components(matrix, input.towards);
  const positions = projectParticipants(matrix, axes);
  const statements = projectStatements(matrix, axes);
  const inside = input.inside ?? inConversation(votes, matrix);
  const groups = opinionGroups(positions, inside);
  const division = input.division ?? divisionOf(votes.participants, groups, input.groupCount);
  const groupTallies = talliesOf(matrix, division.of, division.count);
  const tallies = talliesOfAll(matrix);
  const shown = shownStatements(matrix);
  return {
    matrix,
    components: axes,
    positions,
    statements,
    inside,
    groups,
    division,
    groupTallies,
    tallies,
    representative: representativeStatements(groupTallies, shown),
    majority: majorityOpinions(tallies, shown),
    consensus: groupInformedConsensus(groupTallies, votes.statements, input.smallestGroup),
    priorities: priorities(
      sumOfTallies(groupTallies, votes.statements),
      statements.extremity,
      input.meta ?? new Uint8Array(votes.statements),
    ),
    silences: silencesOf(matrix, axes, inside, division),
  };
}

function eitherOf(statements: number, ...marks: readonly (Uint8Array | undefined)[]): Uint8Array {
  return Uint8Array.from({ length: statements }, (_, statement) =>
    marks.some((mark) => mark?.[statement] === 1) ? 1 : 0,
  );
}

function divisionOf(participants: number, groups: Groups, wanted: number | undefined): Division {
  const grouping = groups.groupings.get(wanted ?? groups.chosen ?? 0);
  return { count: grouping?.centers.x.length ?? 0, of: groupOfParticipants(participants, groups.base, grouping) };
}

/** Statements in play: with votes, and neither rejected nor about the participants. */
function shownStatements({ present, hidden }: VoteMatrix): Int32Array {
  return Int32Array.from(present.keys().filter((statement) => present[statement] === 1 && hidden[statement] === 0));
}
