import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { landscape, type Landscape } from "./landscape.ts";
import type { Votes } from "./votes.ts";

interface Row {
  readonly person: number;
  readonly idea: number;
  readonly vote: number;
  readonly time: number;
}

function votesOf(rows: readonly Row[], participants: number, statements: number): Votes {
  return {
    participants,
    statements,
    participant: Int32Array.from(rows, (row) => row.person),
    statement: Int32Array.from(rows, (row) => row.idea),
    value: Int8Array.from(rows, (row) => row.vote),
    time: Float64Array.from(rows, (row) => row.time),
  };
}

/** Everybody votes on every statement, one person after another. */
function dialogue(people: number, statements: number, vote: (person: number, idea: number) => number): Votes {
  const rows = Array.from({ length: people * statements }, (_, time) => ({
    person: Math.floor(time / statements),
    idea: time % statements,
    time,
  }));
  return votesOf(
    rows.map((row) => ({ ...row, vote: vote(row.person, row.idea) })),
    people,
    statements,
  );
}

const codes = ({ silences }: Landscape): string[] => silences.map(({ code }) => code);

describe("a small dialogue", () => {
  it("of nobody says that nobody voted", () => {
    const found = landscape({ votes: votesOf([], 0, 0) });
    expect(codes(found)).toEqual(["nobody-voted", "no-groups"]);
    expect([found.representative, found.majority, found.division.count]).toEqual([[], { agree: [], disagree: [] }, 0]);
  });

  it("with statements that nobody read counts them", () => {
    const found = landscape({ votes: votesOf([], 0, 5_000) });
    expect(found.silences).toEqual([
      { code: "nobody-voted" },
      { code: "no-groups" },
      { code: "unread-statements", count: 5_000 },
    ]);
    expect(found.priorities.every((value) => value === 81 / 16)).toBe(true);
  });

  it("of one person has a line but no groups", () => {
    const found = landscape({ votes: dialogue(1, 3, (_, idea) => (idea === 0 ? 1 : -1)) });
    expect(found.silences).toEqual([
      { code: "one-direction" },
      { code: "no-groups" },
      { code: "few-people", count: 1 },
    ]);
  });

  it("of three people has a map, and says that so few describe persons", () => {
    const found = landscape({ votes: dialogue(3, 4, (person, idea) => ((person + idea) % 3) - 1) });
    expect(found.inside.length).toBe(3);
    expect(codes(found)).toEqual(["few-people"]);
    expect(found.division.count).toBe(2);
  });

  it("of fifteen people is no longer few", () => {
    const found = landscape({ votes: dialogue(15, 9, (person, idea) => ((person * 7 + idea * 5) % 3) - 1) });
    expect(codes(found)).not.toContain("few-people");
    expect(found.division.of.every((group) => group >= 0)).toBe(true);
  });

  it("of one opinion has no map, but does have a majority", () => {
    const found = landscape({ votes: dialogue(20, 3, () => 1) });
    expect(codes(found)).toEqual(["no-differences", "no-groups"]);
    expect(found.majority.agree.map((one) => one.statement)).toEqual([0, 1, 2]);
    expect([...found.positions[0], ...found.positions[1]].every((value) => value === 0)).toBe(true);
  });

  it("with every statement rejected says that nothing is in play", () => {
    const found = landscape({
      votes: dialogue(20, 2, (person) => (person % 2 ? 1 : -1)),
      rejected: Uint8Array.of(1, 0),
      meta: Uint8Array.of(0, 1),
    });
    expect(codes(found)).toEqual(["nothing-in-play", "no-groups"]);
    expect(found.priorities[1]).toBe(49);
  });

  it("of two equal camps finds the camps and one line between them", () => {
    const found = landscape({ votes: dialogue(40, 8, (person, idea) => ((person % 2 === 0) === idea < 4 ? 1 : -1)) });
    expect(codes(found)).toEqual(["one-direction"]);
    // Equally clear statements keep their order, and only then do agrees come first.
    expect([...found.division.of]).toEqual(Array.from({ length: 40 }, (_, person) => person % 2));
    expect(
      found.representative.map((one) => one.map(({ statement, direction }) => `${direction} ${statement}`)),
    ).toEqual([
      ["agree 0", "agree 1", "agree 2", "agree 3", "disagree 4"],
      ["agree 4", "disagree 0", "disagree 1", "disagree 2", "disagree 3"],
    ]);
    expect(found.majority).toEqual({ agree: [], disagree: [] });
  });
});

describe("a landscape", () => {
  it("can be shown in another number of groups", () => {
    const votes = dialogue(60, 12, (person, idea) => ((person * 7 + idea * idea * 5 + person * idea) % 3) - 1);
    const free = landscape({ votes });
    for (const k of free.groups.groupings.keys()) expect(landscape({ votes, groupCount: k }).division.count).toBe(k);
  });

  it("takes groups and people who are in as given", () => {
    const votes = dialogue(20, 4, (person, idea) => (person < 10 === idea < 2 ? 1 : -1));
    const division = {
      count: 2,
      of: Int32Array.from({ length: 20 }, (_, person) => (person < 3 ? 0 : person < 6 ? 1 : -1)),
    };
    const found = landscape({ votes, inside: Int32Array.of(0, 1, 2, 3, 4, 5), division });
    expect(found.groupTallies.map(({ seen }) => [...seen])).toEqual([
      [3, 3, 3, 3],
      [3, 3, 3, 3],
    ]);
    expect([...found.inside]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(found.tallies.seen[0]).toBe(20);
  });

  it("does not let a group of three steer the consensus, when asked", () => {
    const votes = dialogue(43, 2, (person, idea) => (person < 3 && idea === 0 ? -1 : 1));
    const division = { count: 2, of: Int32Array.from({ length: 43 }, (_, person) => (person < 3 ? 1 : 0)) };
    const [steered, free] = [landscape({ votes, division }), landscape({ votes, division, smallestGroup: 5 })];
    expect(steered.consensus.agree[0]).toBeCloseTo((41 / 42) * (1 / 5), 14);
    expect([...free.consensus.agree]).toEqual([41 / 42, 41 / 42]);
  });

  it("is the same, to the last bit, in whatever order the rows stand", () => {
    const row = record({
      person: integer({ min: 0, max: 11 }),
      idea: integer({ min: 0, max: 7 }),
      vote: constantFrom(-1, 0, 1),
      time: integer({ min: 0, max: 30 }),
    });
    assert(
      property(array(row, { maxLength: 120 }), (rows) => {
        expect(landscape({ votes: votesOf(rows.toReversed(), 12, 8) })).toEqual(
          landscape({ votes: votesOf(rows, 12, 8) }),
        );
      }),
    );
  });

  it("keeps its numbers finite, its people inside and its groups filled", () => {
    const row = record({
      person: integer({ min: 0, max: 30 }),
      idea: integer({ min: 0, max: 9 }),
      vote: constantFrom(-1, 0, 1),
      time: integer({ min: 0, max: 300 }),
    });
    assert(
      property(array(row, { maxLength: 300 }), (rows) => {
        const found = landscape({
          votes: votesOf(rows, 31, 10),
          rejected: Uint8Array.from({ length: 10 }, (_, idea) => (idea === 9 ? 1 : 0)),
        });
        for (const values of [
          ...found.positions,
          ...found.components.axes,
          found.statements.extremity,
          found.priorities,
        ])
          expect(values.every((value) => Number.isFinite(value))).toBe(true);
        const grouped = [...found.division.of.keys()].filter((person) => found.division.of[person]! >= 0);
        expect(grouped).toEqual(found.division.count === 0 ? [] : [...found.inside]);
        for (let group = 0; group < found.division.count; group++) expect(found.division.of).toContain(group);
        for (const value of found.consensus.agree) expect(value > 0 && value <= 1).toBe(true);
        for (const one of found.representative.flat()) expect(one.statement).not.toBe(9);
      }),
    );
  });

  it("mirrors its map and swaps agree and disagree when everybody votes the other way", () => {
    const votes = dialogue(30, 10, (person, idea) => ((person * 3 + idea * 7 + (person < 12 ? idea : 0)) % 3) - 1);
    const there = landscape({ votes });
    const back = landscape({
      votes: { ...votes, value: votes.value.map((vote) => -vote) },
      towards: there.components.axes,
      division: there.division,
      inside: there.inside,
    });
    for (const [person, x] of there.positions[0].entries()) expect(back.positions[0][person]).toBeCloseTo(-x, 10);
    expect(back.majority.agree).toEqual(there.majority.disagree);
    expect([...back.consensus.agree]).toEqual([...there.consensus.disagree]);
  });
});
