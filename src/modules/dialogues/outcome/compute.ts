import { studentQuantile } from "@brink/methods/numeric";
import {
  biasBound,
  type BiasBound,
  type PartialIndicator,
  reportVariable,
  unconditionalPartial,
  type VariableReport,
  verdict,
  type Verdict,
} from "@brink/methods/representativeness";
import { divide, mapCounts, mapOf, type OpinionMap } from "./map.ts";
import { countsOf, exposureOf, protect } from "./protect.ts";
import {
  type Exposure,
  type GroupSpread,
  lowestScore,
  type MarkedWord,
  type Merged,
  type OutcomeInput,
  type Published,
  type RatingRow,
  type RoleMeans,
  type ScoreCounts,
  type Scored,
  smallest,
} from "./published.ts";
import { weigh, type Weighted } from "./weights.ts";

export type { OutcomeInput, RatingRow } from "./published.ts";

export interface Ranked {
  readonly number: number;
  /** First and last place it can have among those ranked. */
  readonly places: readonly [number, number];
  readonly votes: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Of each 100 who scored it, how many stood on the plus side, and on the minus side. */
  readonly plus: number;
  readonly minus: number;
  /** True when many stand on both ends. */
  readonly split: boolean;
}

export interface Perspective extends RoleMeans {
  /** Largest difference between two roles. */
  readonly gap: number;
}

export interface WhoReport extends VariableReport {
  /** What this question adds to unequal taking part; groups that are missing are negative. Null when nobody took part. */
  readonly partial: PartialIndicator | null;
}

/** Whether "most people are for it" survives who took part, of what unites most or else of the first place. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly number: number;
  /** Share on the plus side, in parts of 1; null where there are no weights. */
  readonly share: number;
  readonly weighted: number | null;
  readonly bound: BiasBound | null;
}

/** What the group said. Numbers of contributions only: the words are joined when the page is drawn, so that what is withdrawn is gone. */
export interface Outcome {
  readonly formatVersion: 2;
  readonly people: number;
  /** People whose scores count here: all, or those who scored seven or more where their rows are published. */
  readonly counted: number | null;
  readonly ratings: number;
  readonly contributions: number;
  readonly exposure: Exposure;
  /** How reading was spread over opinion groups and roles; not in outcomes from before this was counted. */
  readonly spread?: readonly GroupSpread[];
  /** What a moderator laid under another contribution, which got its ratings; left out where nothing was. */
  readonly merged?: readonly Merged[];
  readonly ranking: readonly Ranked[];
  /** Contributions that too few people scored to rank. */
  readonly tooFew: number;
  readonly map: OpinionMap | null;
  readonly roles: Readonly<Record<string, number>>;
  readonly perspectives: readonly Perspective[];
  readonly who: readonly WhoReport[];
  readonly weighted: Weighted | null;
  readonly conclusion: Conclusion | null;
  readonly words: readonly MarkedWord[];
  /** People per level of assurance; levels with too few are left out. */
  readonly assurance: Readonly<Record<string, number>>;
}

/** Everything from one full run over inputs in canonical order: the same inputs give the same outcome. */
export const outcomeOf = (input: OutcomeInput): Outcome => compute(protect(input));

/** The outcome, computed from what is published and nothing else. */
export function compute(published: Published): Outcome {
  const { contributions, form, rows } = published;
  const ratings = rows ? ratingsFrom(published) : [];
  const counts = rows ? countsOf({ form, contributions: named(contributions), ratings }) : published.counts;
  const scored = ratings.filter((row): row is Scored => row.value !== null);
  const map = rows ? mapCounts(contributions, divide(contributions.length, rows.participants, scored)) : published.map;
  const ranking = rank(counts, form);
  const who = published.who.map((variable) => ({
    ...reportVariable(variable),
    partial: unconditionalPartial(
      {
        variables: [{ name: variable.name, categories: variable.groups.map(({ names }) => names.join("+")) }],
        population: variable.groups.map(({ population }) => population),
        participants: variable.groups.map(({ participants }) => participants),
      },
      0,
    ),
  }));
  const weighted = published.weighting && weigh(published.weighting);
  const shown = map && mapOf(contributions, map);
  return {
    formatVersion: 2,
    people: published.people,
    counted: rows?.participants ?? null,
    ratings: published.ratings,
    contributions: contributions.length,
    exposure: rows ? exposureOf(counts) : published.exposure,
    ...(published.merged ? { merged: published.merged } : {}),
    ...(published.spread ? { spread: published.spread } : {}),
    ranking,
    tooFew: contributions.length - ranking.length,
    map: shown,
    roles: published.roles,
    perspectives: perspectivesOf(published.means),
    who,
    weighted,
    conclusion: concludeOf(ranking, shown?.unites[0]?.number, who, weighted),
    words: published.words,
    assurance: published.assurance,
  };
}

const named = (numbers: readonly number[]) => numbers.map((number) => ({ number, theme: null }));

function ratingsFrom({ contributions, rows }: Published): RatingRow[] {
  const place = new Map(contributions.map((number, at) => [number, at]));
  return rows!.scores.flatMap((own, participant) =>
    own.map(([number, value]) => ({ participant, contribution: place.get(number)!, value })),
  );
}

/**
 * Ranking by mean score with a 95 % interval (Student): how sure the order is among those who took part, and nothing about anybody else.
 * Two contributions share places where their intervals overlap.
 */
function rank(counts: readonly ScoreCounts[], form: Published["form"]): Ranked[] {
  const lowest = lowestScore(form);
  const rows = counts.flatMap(({ number, scores }) => {
    const n = sum(scores);
    if (n < smallest) return [];
    const mean = sum(scores.map((count, at) => count * (at + lowest))) / n;
    const squares = sum(scores.map((count, at) => count * (at + lowest) ** 2));
    const variance = Math.max(0, (squares - n * mean * mean) / (n - 1));
    const reach = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
    const middle = -lowest;
    const ends = form === "rounds" ? 2 : 1;
    return [
      {
        number,
        votes: n,
        mean,
        low: Math.max(lowest, mean - reach),
        high: Math.min(-lowest, mean + reach),
        plus: Math.round((100 * sum(scores.slice(middle + 1))) / n),
        minus: Math.round((100 * sum(scores.slice(0, middle))) / n),
        split: [scores.slice(0, ends), scores.slice(-ends)].every((end) => sum(end) >= n / 4),
      },
    ];
  });
  const lows = rows.map(({ low }) => low).toSorted((a, b) => a - b);
  const highs = rows.map(({ high }) => high).toSorted((a, b) => a - b);
  return rows
    .toSorted((a, b) => b.mean - a.mean || a.number - b.number)
    .map((row) => ({ ...row, places: [1 + above(lows, row.high), rows.length - below(highs, row.low)] as const }));
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** How many of the ascending values are larger, and smaller, than a bound. */
const above = (sorted: readonly number[], bound: number): number =>
  sorted.length - firstAt(sorted, (value) => value > bound);
const below = (sorted: readonly number[], bound: number): number => firstAt(sorted, (value) => value >= bound);

function firstAt(sorted: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function perspectivesOf(means: readonly RoleMeans[]): Perspective[] {
  const rows = means.map((row) => {
    const known = Object.values(row.means).filter((mean) => mean !== null);
    return { ...row, gap: Math.round(10 * (Math.max(...known) - Math.min(...known))) / 10 };
  });
  return rows.toSorted((a, b) => b.gap - a.gap || a.number - b.number);
}

/** On what unites most, else on the first place. The least favourable coefficient of variation is the one that counts. */
function concludeOf(
  ranking: readonly Ranked[],
  unites: number | undefined,
  who: readonly WhoReport[],
  weighted: Weighted | null,
): Conclusion | null {
  const first = ranking.find(({ number }) => number === unites) ?? ranking[0];
  if (!first) return null;
  const cvs = who.flatMap(({ indicator }) => (indicator ? [indicator.cv] : []));
  const cv = cvs.length > 0 ? Math.max(...cvs) : null;
  const share = first.plus / 100;
  const row = weighted && "rows" in weighted ? weighted.rows.find(({ number }) => number === first.number) : undefined;
  return {
    verdict: verdict({ share, line: 0.5, cv, weighted: row?.weighted ?? null }),
    number: first.number,
    share,
    weighted: row?.weighted ?? null,
    bound: cv === null ? null : biasBound(share, cv),
  };
}
