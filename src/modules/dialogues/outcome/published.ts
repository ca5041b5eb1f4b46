import type { ProtectedVariable } from "@brink/methods/representativeness";
import type { Background, DialogueForm, Population } from "../model.ts";

/** Fewer people than this are never told apart. */
export const smallest = 10;
/** Counts within groups are told in steps of this many. */
export const rounding = 5;
/** Enough scores to stand on the map and in rows that are published. */
export const enoughScores = 7;

/** One person's rating; participants and contributions by their place in the lists. */
export interface RatingRow {
  readonly participant: number;
  readonly contribution: number;
  readonly value: number | null;
  /** Words the person marked, by their order number. */
  readonly words?: readonly number[] | null;
}

export type Scored = RatingRow & { readonly value: number };

export interface OutcomeInput {
  readonly form: DialogueForm;
  /** Contributions that may be read, by number. */
  readonly contributions: readonly { readonly number: number; readonly theme: string | null }[];
  /** Participants in the order of their keys. */
  readonly participants: readonly { readonly assurance: number; readonly background: Background }[];
  readonly ratings: readonly RatingRow[];
  /** Of contributions that lie under another one, how many of its ratings were given to their words. */
  readonly merged?: readonly Merged[];
  readonly population?: Population;
  /** Of this dialogue alone: decides how small counts are rounded, always the same way. */
  readonly secret: string;
  /** True while people take part: people are then counted in steps. */
  readonly provisional: boolean;
  /** From so many people on the rows are published; undefined when that was not announced before it opened. */
  readonly openData?: number;
  /** What came with a dialogue that was held on another Brink: who took part there, and without rows the counts as well. */
  readonly carried?: Published;
}

/** A contribution that a moderator laid under another that says the same. */
export interface Merged {
  readonly number: number;
  readonly into: number;
  /** Ratings that were given to its words and count for the other: in steps of five where published, 0 below ten. */
  readonly ratings: number;
}

/** What is known of participants as a group, and of nobody alone. */
export interface AboutPeople {
  readonly people: number;
  readonly roles: Readonly<Record<string, number>>;
  readonly means: readonly RoleMeans[];
  readonly who: readonly ProtectedVariable[];
  readonly assurance: Readonly<Record<string, number>>;
  readonly weighting: Weighting | null;
  readonly words: readonly MarkedWord[];
  /** How reading was spread over opinion groups and roles; not in what was published before this was counted. */
  readonly spread?: readonly GroupSpread[];
}

/**
 * How often one opinion group (by its place, the largest first) or role read the least-read, the middle and the most-read contribution:
 * in steps of five, 0 where fewer than ten of them did.
 */
export interface GroupSpread extends Exposure {
  readonly kind: "opinion" | "role";
  readonly name: string;
}

/** Mean score of a contribution per role, to one decimal; null where too few of that role scored it. */
export interface RoleMeans {
  readonly number: number;
  readonly means: Readonly<Record<string, number | null>>;
}

/** How many people marked a stretch of words of a contribution, in steps of five. */
export interface MarkedWord {
  readonly number: number;
  readonly mark: number;
  readonly people: number;
}

/** Participants who are alike in what they said of themselves, counted in steps of five; null is who would rather not say. */
export interface WeightingCell {
  readonly categories: readonly (number | null)[];
  readonly people: number;
}

/** What weighting is computed from: margins of the population, and participants and their scores in cells, in steps of five. */
export interface Weighting {
  readonly variables: readonly {
    readonly name: string;
    readonly categories: readonly string[];
    readonly population: readonly number[];
  }[];
  readonly cells: readonly WeightingCell[];
  /** Per contribution: how many in each cell scored it, and how many of them above zero. */
  readonly scores: readonly {
    readonly number: number;
    readonly votes: readonly number[];
    readonly plus: readonly number[];
  }[];
}

/** Scores of one contribution: how many of each score, from the lowest to the highest. */
export interface ScoreCounts {
  readonly number: number;
  readonly reads: number;
  readonly scores: readonly number[];
}

/** A group of the map in counts: per contribution that ten or more scored, how many agree, disagree and scored, in steps of five. */
export interface GroupCounts {
  readonly people: number;
  readonly counts: readonly (readonly [number: number, agree: number, disagree: number, seen: number])[];
}

export interface MapCounts {
  readonly inside: number;
  readonly groups: readonly GroupCounts[];
  /** One sign per person on a coarse grid: x, y, and the place of the group (−1 for none). */
  readonly people: readonly (readonly [number, number, number])[];
}

/** Scores per pseudonym. The order of the pseudonyms is that of random keys: it says nothing of when somebody came. */
export interface PublishedRows {
  readonly participants: number;
  /** Number of the contribution and the score, per pseudonym; null is skipped. */
  readonly scores: readonly (readonly (readonly [number: number, value: number | null])[])[];
}

/**
 * All that is published of a dialogue, and all an outcome is computed from: protected first, computed after. So anybody can compute it
 * again. With `rows`, counts and map are computed from them; without, they stand here as counts.
 */
export interface Published extends AboutPeople {
  readonly formatVersion: 1;
  readonly form: DialogueForm;
  readonly provisional: boolean;
  readonly ratings: number;
  readonly contributions: readonly number[];
  readonly rows: PublishedRows | null;
  readonly counts: readonly ScoreCounts[];
  readonly exposure: Exposure;
  /** What lies under what; left out where nothing does. */
  readonly merged?: readonly Merged[];
  readonly map: MapCounts | null;
}

/** How often the least-read, the middle and the most-read contribution was read. */
export interface Exposure {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

export const lowestScore = (form: DialogueForm): number => (form === "rounds" ? -3 : -1);
