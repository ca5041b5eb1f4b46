import { inSteps, roundToNearest } from "@brink/methods/disclosure";
import { seededRandom } from "@brink/methods/numeric";
import { protectVariable, type ProtectedVariable } from "@brink/methods/representativeness";
import { backgroundQuestions } from "../model.ts";
import { type Divided, divide, mapCounts } from "./map.ts";
import {
  type AboutPeople,
  enoughScores,
  type Exposure,
  type GroupSpread,
  lowestScore,
  type MarkedWord,
  type OutcomeInput,
  type Published,
  type PublishedRows,
  type RatingRow,
  type RoleMeans,
  rounding,
  type ScoreCounts,
  type Scored,
  smallest,
} from "./published.ts";
import { weightingOf } from "./weights.ts";

/** The opinion groups in these ratings. */
export const divideIn = ({ contributions, participants, ratings }: OutcomeInput): Divided | null =>
  divide(contributions.length, participants.length, scoredOf(ratings));

const scoredOf = (ratings: readonly RatingRow[]): Scored[] =>
  ratings.filter((row): row is Scored => row.value !== null);

/**
 * What may be published of a dialogue. Everything that is told is computed from this, and from nothing else.
 *
 * @param known the opinion groups in all ratings, where they were found before
 */
export function protect(input: OutcomeInput, known?: Divided | null): Published {
  if (input.carried && !input.carried.rows) return stillThere(input.carried, input.contributions);
  const told = rowsToTell(input);
  const base = told ? { ...input, ratings: told.ratings } : input;
  const scored = scoredOf(base.ratings);
  const divided = known === undefined || told ? divideIn(base) : known;
  return {
    formatVersion: 1,
    form: input.form,
    provisional: input.provisional,
    ratings: input.provisional ? inSteps(base.ratings.length) : base.ratings.length,
    contributions: input.contributions.map(({ number }) => number),
    rows: told?.rows ?? null,
    counts: told ? [] : countsOf(base).filter((one) => total(one.scores) >= smallest),
    exposure: told ? { least: 0, median: 0, most: 0 } : exposureOf(countsOf(base)),
    map: told
      ? null
      : mapCounts(
          base.contributions.map(({ number }) => number),
          divided,
        ),
    ...(input.merged?.length ? { merged: input.merged.map((one) => ({ ...one, ratings: tell(one.ratings) })) } : {}),
    ...(input.carried ? carriedPeople(input.carried) : aboutPeople(base, scored, divided)),
  };
}

function carriedPeople({ people, roles, means, who, assurance, weighting, words, spread }: Published): AboutPeople {
  return { people, roles, means, who, assurance, weighting, words, ...(spread ? { spread } : {}) };
}

/** Counts that came from elsewhere, without contributions that may not be read any more. */
function stillThere(carried: Published, contributions: OutcomeInput["contributions"]): Published {
  const numbers = new Set(contributions.map(({ number }) => number));
  const there = ({ number }: { readonly number: number }) => numbers.has(number);
  return {
    ...carried,
    contributions: carried.contributions.filter((number) => numbers.has(number)),
    counts: carried.counts.filter(there),
    means: carried.means.filter(there),
    words: carried.words.filter(there),
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Rows, when they were announced and enough people scored enough: who scored less than seven is left out, of everything. */
function rowsToTell(input: OutcomeInput): { rows: PublishedRows; ratings: readonly RatingRow[] } | null {
  if (input.openData === undefined || input.provisional) return null;
  const enough = Math.min(enoughScores, input.contributions.length);
  const counts = new Int32Array(input.participants.length);
  for (const { participant, value } of input.ratings) if (value !== null) counts[participant]! += 1;
  const kept = [...counts.keys()].filter((person) => counts[person]! >= Math.max(1, enough));
  if (kept.length < Math.max(input.openData, smallest)) return null;
  const place = new Map(kept.map((person, at) => [person, at]));
  const ratings = input.ratings.filter(({ participant }) => place.has(participant));
  const scores = kept.map((): [number, number | null][] => []);
  for (const { participant, contribution, value } of ratings)
    scores[place.get(participant)!]!.push([input.contributions[contribution]!.number, value]);
  for (const own of scores) own.sort((a, b) => a[0] - b[0]);
  return { rows: { participants: kept.length, scores }, ratings };
}

/** How many of each score every contribution got. */
export function countsOf({
  form,
  contributions,
  ratings,
}: Pick<OutcomeInput, "form" | "contributions" | "ratings">): ScoreCounts[] {
  const lowest = lowestScore(form);
  const counts = contributions.map(({ number }) => ({
    number,
    reads: 0,
    scores: Array.from<number>({ length: 1 - 2 * lowest }).fill(0),
  }));
  for (const { contribution, value } of ratings) {
    const one = counts[contribution]!;
    one.reads += 1;
    if (value !== null) one.scores[value - lowest]! += 1;
  }
  return counts;
}

export function exposureOf(counts: readonly ScoreCounts[]): Exposure {
  const reads = counts.map((one) => one.reads).toSorted((a, b) => a - b);
  return { least: reads[0] ?? 0, median: reads[Math.floor(reads.length / 2)] ?? 0, most: reads.at(-1) ?? 0 };
}

function aboutPeople(input: OutcomeInput, scored: readonly Scored[], divided: Divided | null): AboutPeople {
  const { participants, provisional } = input;
  const who = whoTookPart(input);
  const roles = rolesOf(input, scored);
  return {
    people: provisional ? inSteps(participants.length) : participants.length,
    ...roles,
    who,
    assurance: levelsOf(participants),
    weighting: weightingOf(input, scored, who),
    words: wordsOf(input),
    spread: spreadOf(input, divided, Object.keys(roles.roles)),
  };
}

/** In steps of five, nothing below ten. */
const tell = (count: number): number => (count < smallest ? 0 : roundToNearest(count, rounding));

/** How reading was spread over opinion groups and over roles that are large enough to be told. */
function spreadOf(input: OutcomeInput, divided: Divided | null, roles: readonly string[]): GroupSpread[] {
  const groups = (divided?.groups ?? []).map(({ group }, place) => ({
    kind: "opinion" as const,
    name: String(place + 1),
    has: (person: number) => divided!.found.division.of[person] === group,
  }));
  const known = roles.map((role) => ({
    kind: "role" as const,
    name: role,
    has: (person: number) => input.participants[person]!.background.role === role,
  }));
  return [...groups, ...known].map(({ kind, name, has }) => {
    const own = input.ratings.filter(({ participant }) => has(participant));
    const { least, median, most } = exposureOf(countsOf({ ...input, ratings: own }));
    return { kind, name, least: tell(least), median: tell(median), most: tell(most) };
  });
}

/** The same contributions as residents, professionals, managers and board members see them; roles with too few people are left out. */
function rolesOf({ contributions, participants }: OutcomeInput, scored: readonly Scored[]) {
  const count = (role: string) => participants.filter((person) => person.background.role === role).length;
  const roles = backgroundQuestions.role.filter((role) => count(role) >= smallest);
  if (roles.length < 2) return { roles: {}, means: [] };
  const sums = roles.map(() => contributions.map(() => [0, 0]));
  for (const { participant, contribution, value } of scored) {
    const role = roles.indexOf(participants[participant]!.background.role as (typeof roles)[number]);
    if (role < 0) continue;
    sums[role]![contribution]![0]! += 1;
    sums[role]![contribution]![1]! += value;
  }
  const means = contributions.flatMap(({ number }, place): RoleMeans[] => {
    const each = roles.map((_, role) => {
      const [votes, sum] = sums[role]![place]! as [number, number];
      return votes < smallest ? null : Math.round((10 * sum) / votes) / 10;
    });
    if (each.filter((mean) => mean !== null).length < 2) return [];
    return [{ number, means: Object.fromEntries(roles.map((role, at) => [role, each[at]!])) }];
  });
  return { roles: Object.fromEntries(roles.map((role) => [role, inSteps(count(role), rounding)])), means };
}

/** Who took part beside who lives there, per question. */
function whoTookPart({ participants, population, secret }: OutcomeInput): ProtectedVariable[] {
  if (!population) return [];
  return (["age", "gender"] as const).flatMap((name) => {
    // In the order of the question: a document in the database keeps none.
    const known = backgroundQuestions[name].filter((group) => population[name][group] !== undefined);
    const groups = known.map((group) => ({
      name: group,
      population: population[name][group]!,
      participants: participants.filter((person) => person.background[name] === group).length,
    }));
    const answered = total(groups.map((group) => group.participants));
    if (answered === 0) return [];
    const variable = { name, ordered: name === "age", groups, notSaid: participants.length - answered };
    const draw = (group: string) => seededRandom(`${secret}:${name}:${group}`).uniform();
    return protectVariable(variable, draw) ?? [];
  });
}

function levelsOf(participants: OutcomeInput["participants"]): Record<string, number> {
  const levels = [0, 1, 2, 3].map(
    (level) => [String(level), participants.filter((person) => person.assurance === level).length] as const,
  );
  return Object.fromEntries(
    levels.filter(([, count]) => count >= smallest).map(([level, count]) => [level, inSteps(count)]),
  );
}

/** Words that ten or more people marked, per contribution; the most marked first. */
function wordsOf({ contributions, ratings }: OutcomeInput): MarkedWord[] {
  const counts = contributions.map(() => new Map<number, number>());
  for (const { contribution, words } of ratings)
    for (const mark of new Set(words)) counts[contribution]!.set(mark, (counts[contribution]!.get(mark) ?? 0) + 1);
  return counts.flatMap((marks, place) =>
    [...marks]
      .filter(([, people]) => people >= smallest)
      .map(([mark, people]) => ({
        number: contributions[place]!.number,
        mark,
        people: roundToNearest(people, rounding),
      }))
      .toSorted((a, b) => b.people - a.people || a.mark - b.mark),
  );
}
