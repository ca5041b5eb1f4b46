import { describe, expect, it } from "vitest";
import { seededRandom } from "@brink/methods/numeric";
import { pairsOf, type Told } from "./comparing.ts";
import type { Background, Contribution } from "../model.ts";
import { compute, outcomeOf } from "./compute.ts";
import { significant } from "./hash.ts";
import { protect } from "./protect.ts";
import type { OutcomeInput, RatingRow } from "./published.ts";

const population = {
  name: "Voorbeeld",
  source: "CBS",
  year: 2020,
  age: { "15-25": 1_200, "25-45": 2_500, "45-65": 2_900, "65+": 2_400 },
  gender: { woman: 4_550, man: 4_450 },
};

interface Made {
  readonly people: number;
  readonly statements: number;
  /** The score of a person on a statement; undefined where they did not score it. */
  readonly score: (person: number, statement: number) => number | null | undefined;
  readonly background?: (person: number) => Background;
}

function made({ people, statements, score, background }: Made, more: Partial<OutcomeInput> = {}): OutcomeInput {
  const ratings: RatingRow[] = [];
  for (let participant = 0; participant < people; participant += 1)
    for (let contribution = 0; contribution < statements; contribution += 1) {
      const value = score(participant, contribution);
      if (value !== undefined) ratings.push({ participant, contribution, value });
    }
  return {
    form: "rounds",
    contributions: Array.from({ length: statements }, (_, at) => ({ number: at + 1, theme: null })),
    participants: Array.from({ length: people }, (_, at) => ({ assurance: 0, background: background?.(at) ?? {} })),
    ratings,
    secret: "a secret of this test",
    provisional: false,
    ...more,
  };
}

const ages = ["15-25", "25-45", "45-65", "65+"];
const everyKind = (person: number): Background => ({
  age: ages[Math.floor(person / 2) % 4]!,
  gender: person % 2 === 0 ? "woman" : "man",
});

/** Two camps of the same size that differ on every second statement. */
const camps = (people: number, statements = 12) =>
  made({
    people,
    statements,
    score: (person, statement) => (statement % 2 === 0 || person % 2 === 0 ? 2 : -2),
    background: everyKind,
  });

describe("an outcome on a bad day", () => {
  it("says nothing of nobody, and does not fail", () => {
    const outcome = outcomeOf(made({ people: 0, statements: 0, score: () => undefined }, { population }));
    expect(outcome).toMatchObject({ people: 0, ranking: [], map: null, who: [], conclusion: null, weighted: null });
  });

  it.each([1, 3])("tells no score and no group of %i people", (people) => {
    const input = made({ people, statements: 9, score: () => 3, background: everyKind }, { population });
    expect(protect(input)).toMatchObject({ counts: [], map: null, rows: null, who: [], means: [], assurance: {} });
    expect(outcomeOf(input)).toMatchObject({ ranking: [], map: null, tooFew: 9 });
  });

  it("ranks with 15 people, and makes no groups of them", () => {
    const random = seededRandom("fifteen");
    const outcome = outcomeOf(made({ people: 15, statements: 9, score: () => random.below(7) - 3 }, { population }));
    expect(outcome.ranking.length).toBe(9);
    expect(outcome.ranking.every(({ votes }) => votes === 15)).toBe(true);
    expect(outcome).toMatchObject({ map: null, roles: {} });
  });

  it("finds no groups where everybody thinks the same", () => {
    const outcome = outcomeOf(made({ people: 60, statements: 10, score: () => 2 }));
    expect(outcome.map).toBeNull();
    expect(outcome.ranking[0]).toMatchObject({ mean: 2, low: 2, high: 2, plus: 100, places: [1, 10] });
  });

  it("finds two equal camps, what they share and what divides them", () => {
    const { map } = outcomeOf(camps(80));
    expect(map!.groups.map(({ count }) => count)).toEqual([40, 40]);
    expect(map!.unites.map(({ number }) => number)).toEqual([1, 3, 5, 7, 9]);
    expect(map!.divides.map(({ number }) => number)).toEqual([2, 4, 6, 8, 10]);
    expect(map!.distances).toEqual([{ groups: [0, 1], apart: expect.any(Number) }]);
  });

  it("lets a group of three steer nothing and shows it nowhere", () => {
    const three = (people: number) =>
      made({
        people,
        statements: 12,
        score: (person, statement) => (person >= 60 ? -3 : statement % 2 === 0 || person % 2 === 0 ? 3 : -3),
      });
    const [without, joined] = [outcomeOf(three(60)), outcomeOf(three(63))];
    expect(joined.map!.groups.every(({ count }) => count >= 10)).toBe(true);
    expect(joined.map!.unites.map(({ number }) => number)).toEqual(without.map!.unites.map(({ number }) => number));
  });

  it("stands with 5 000 statements nobody scored", () => {
    const input = made({
      people: 40,
      statements: 5_012,
      score: (person, at) => (at >= 12 ? undefined : (person % 2) * 2 - 1),
    });
    const outcome = outcomeOf(input);
    expect(outcome).toMatchObject({ tooFew: 5_000, contributions: 5_012, exposure: { least: 0 } });
    expect(outcome.ranking.length).toBe(12);
  });

  it("says nothing of who is missing where the population is not known", () => {
    const outcome = outcomeOf(camps(80));
    expect(outcome).toMatchObject({ who: [], weighted: null, conclusion: { verdict: "unknown", bound: null } });
  });

  it("weighs by the margins of the population, beside the figures without weights", () => {
    const input = made(
      {
        people: 200,
        statements: 8,
        score: (person) => (person % 4 < 3 ? 2 : -2),
        background: (person) => ({
          age: ages[person % 4 < 2 ? 3 : person % 4 === 2 ? 0 : 1 + (person % 8 > 4 ? 1 : 0)]!,
          gender: person % 3 === 0 ? "man" : "woman",
        }),
      },
      { population },
    );
    const { weighted, who, conclusion } = outcomeOf(input);
    if (!weighted || !("rows" in weighted)) throw new Error("there are no weights");
    expect(weighted.effective).toBeLessThan(weighted.people);
    expect(weighted.rows[0]!.unweighted).toBeCloseTo(0.75, 1);
    expect(weighted.rows[0]!.weighted).toBeLessThan(0.6);
    expect(conclusion!.bound!.atMost).toBeCloseTo(Math.max(...who.map(({ indicator }) => indicator!.cv)) / 2);
    expect(who.map(({ partial }) => partial!.categories.some(({ value }) => value < 0))).toEqual([true, true]);
  });

  it("says that weighting did not come to rest instead of giving its last try", () => {
    const apart = made({ people: 60, statements: 8, score: () => 1 });
    const published = {
      ...protect(apart),
      weighting: {
        variables: [
          { name: "age", categories: ["a", "b"], population: [10, 90] },
          { name: "gender", categories: ["c", "d"], population: [60, 40] },
        ],
        // Everybody of a is of c and everybody of b is of d: both margins can not be met.
        cells: [
          { categories: [0, 0], people: 30 },
          { categories: [1, 1], people: 30 },
        ],
        scores: [],
      },
    };
    expect(compute(published).weighted).toEqual({ refused: "did-not-converge" });
  });
});

describe("how reading was spread", () => {
  /** Nine in ten people scored each statement; the last statement only professionals did. */
  const roles = made({
    people: 100,
    statements: 12,
    score: (person, statement) => {
      if (statement === 11) return person % 4 === 0 ? 1 : undefined;
      return (person + statement) % 10 === 0 ? undefined : statement % 2 === 0 || person % 2 === 0 ? 2 : -2;
    },
    background: (person) => ({ role: person < 3 ? "board" : person % 4 === 0 ? "professional" : "resident" }),
  });

  it("is told per opinion group and role from ten readers on, in steps of five", () => {
    const { spread, map } = outcomeOf(roles);
    const told = spread!.filter(({ kind }) => kind === "role");
    expect(told).toEqual([
      { kind: "role", name: "resident", least: 0, median: 70, most: 70 },
      { kind: "role", name: "professional", least: 20, median: 25, most: 25 },
    ]);
    const groups = spread!.filter(({ kind }) => kind === "opinion");
    expect(groups.map(({ name }) => name)).toEqual(map!.groups.map((_, place) => String(place + 1)));
    for (const { least, median, most } of groups)
      for (const reads of [least, median, most]) expect(reads === 0 || (reads >= 10 && reads % 5 === 0)).toBe(true);
  });

  it("is not added to an outcome that was published before it was counted", () => {
    const { spread: _spread, ...before } = protect(roles);
    expect(compute(before)).not.toHaveProperty("spread");
  });

  it("is counted over the same people as the rest where rows leave", () => {
    const { spread } = protect({ ...camps(120), openData: 100 });
    expect(spread).toEqual([
      { kind: "opinion", name: "1", least: 60, median: 60, most: 60 },
      { kind: "opinion", name: "2", least: 60, median: 60, most: 60 },
    ]);
  });
});

describe("rows of scores", () => {
  const many = (more: Partial<OutcomeInput>) => ({ ...camps(120), ...more });

  it("leave only when that was announced, the dialogue is closed and a hundred people scored enough", () => {
    expect(protect(many({})).rows).toBeNull();
    expect(protect(many({ openData: 100, provisional: true })).rows).toBeNull();
    expect(protect({ ...camps(99), openData: 100 }).rows).toBeNull();
    expect(protect(many({ openData: 100 })).rows).toMatchObject({ participants: 120 });
  });

  it("leave out who scored fewer than seven, and so do all counts: nothing is left to subtract", () => {
    const input = many({ openData: 100 });
    const few: RatingRow[] = [0, 1, 2].map((contribution) => ({ participant: 120, contribution, value: -3 }));
    const withOne = {
      ...input,
      participants: [...input.participants, { assurance: 0, background: {} }],
      ratings: [...input.ratings, ...few],
    };
    const [before, after] = [protect(input), protect(withOne)];
    expect(after.rows).toEqual(before.rows);
    expect(after.counts).toEqual([]);
    expect(compute(after)).toEqual({ ...compute(before), people: 121 });
  });

  it("give the same outcome as the counts below the threshold, to nine digits", () => {
    const { rows: _rows, counted: _counted, ...fromRows } = { rows: 0, ...outcomeOf(many({ openData: 100 })) };
    const { counted: _none, ...fromCounts } = outcomeOf(many({}));
    expect(significant(fromRows)).toEqual(significant(fromCounts));
  });
});

describe("a dialogue that came from another Brink as counts", () => {
  const published = protect(camps(80));
  const arrived = (contributions: OutcomeInput["contributions"]) =>
    outcomeOf({ ...camps(0), contributions, carried: published });

  it("keeps its outcome, without what may not be read any more", () => {
    const all = published.contributions.map((number) => ({ number, theme: null }));
    expect(arrived(all)).toEqual(compute(published));
    const { ranking, map } = arrived(all.slice(1));
    expect(ranking.map(({ number }) => number)).not.toContain(1);
    expect(map!.unites.map(({ number }) => number)).not.toContain(1);
  });
});

describe("two dialogues on the same question", () => {
  const told = (texts: readonly string[], plus: readonly number[], votes: number): Told => ({
    texts: new Map(texts.map((body, at) => [at + 1, { number: at + 1, body } as Contribution])),
    result: {
      ranking: plus.map((share, at) => ({ number: at + 1, plus: share, votes })),
    } as unknown as Told["result"],
  });
  const here = ["De bus moet ook 's avonds rijden", "Een huisarts in elk dorp"];
  const there = ["Een huisarts in het dorp", "Laat de bus 's avonds rijden", "Zingen in de kerk"];

  it("meet where contributions say nearly the same, and differ only beyond chance", () => {
    const pairs = pairsOf(told(here, [90, 60], 200), told(there, [58, 60, 99], 200));
    expect(pairs.map(({ hereText, difference, clear }) => ({ hereText, difference, clear }))).toEqual([
      { hereText: here[0], difference: 30, clear: true },
      { hereText: here[1], difference: 2, clear: false },
    ]);
    expect(pairsOf(told(here, [90, 60], 10), told(there, [58, 60, 99], 10))[0]).toMatchObject({ clear: false });
  });
});
