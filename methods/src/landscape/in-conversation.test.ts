import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { inConversation } from "./in-conversation.ts";
import { voteMatrix, type Votes } from "./votes.ts";

/** Votes in the order of time: [participant, statement, time]. */
function votesOf(
  rows: readonly (readonly [number, number, number])[],
  participants: number,
  statements: number,
): Votes {
  return {
    participants,
    statements,
    participant: Int32Array.from(rows, ([person]) => person),
    statement: Int32Array.from(rows, ([, idea]) => idea),
    value: Int8Array.from(rows, () => 1),
    time: Float64Array.from(rows, ([, , time]) => time),
  };
}

function whoIsIn(votes: Votes): number[] {
  return [...inConversation(votes, voteMatrix(votes))];
}

/** Everybody votes on the first `count` of ten statements, one person after another. */
function crowd(counts: readonly number[]): [number, number, number][] {
  const rows: [number, number, number][] = [];
  for (const [person, count] of counts.entries())
    for (let idea = 0; idea < count; idea++) rows.push([person, idea, rows.length]);
  return rows;
}

describe("who is in the conversation", () => {
  it("lets everybody in who voted, as long as they are fewer than 15", () => {
    expect(whoIsIn(votesOf(crowd([1, 1, 1]), 4, 10))).toEqual([0, 1, 2]);
  });

  it("asks seven votes once 15 are in, of latecomers only", () => {
    const counts = [8, ...Array.from({ length: 14 }, () => 1), 6, 7];
    expect(whoIsIn(votesOf(crowd(counts), 17, 10))).toEqual([...Array.from({ length: 15 }, (_, person) => person), 16]);
  });

  it("asks a vote on every statement where there are fewer than seven", () => {
    const counts = [3, ...Array.from({ length: 14 }, () => 1), 2, 3];
    expect(whoIsIn(votesOf(crowd(counts), 17, 3))).toEqual([...Array.from({ length: 15 }, (_, person) => person), 16]);
  });

  it("does not count a changed vote twice", () => {
    const early = crowd([8, ...Array.from({ length: 14 }, () => 1)]);
    const changes = Array.from({ length: 9 }, (_, time): [number, number, number] => [15, 0, 1_000 + time]);
    expect(whoIsIn(votesOf([...early, ...changes], 16, 10))).not.toContain(15);
  });

  it("fills up with those with the most votes, the lowest number when equal", () => {
    const at = (person: number, count: number) =>
      Array.from({ length: count }, (_, idea): [number, number, number] => [person, idea, 0]);
    const rows = [...at(20, 10), ...Array.from({ length: 18 }, (_, person) => at(person, person < 2 ? 1 : 2)).flat()];
    expect(whoIsIn(votesOf(rows, 21, 10))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20]);
  });

  it("is empty when nobody voted", () => {
    expect(whoIsIn(votesOf([], 5, 5))).toEqual([]);
  });

  it("equals the rules applied literally after every moment", () => {
    const row = record({
      person: integer({ min: 0, max: 24 }),
      idea: integer({ min: 0, max: 11 }),
      time: integer({ min: 0, max: 60 }),
    });
    assert(
      property(array(row, { maxLength: 250 }), (rows) => {
        const votes = rows.map(({ person, idea, time }) => [person, idea, time] as const);
        expect(whoIsIn(votesOf(votes, 25, 12))).toEqual(literally(votes));
      }),
    );
  });
});

/** The three rules, word by word, after each moment. */
function literally(rows: readonly (readonly [number, number, number])[]): number[] {
  const inside = new Set<number>();
  const voted = new Map<number, Set<number>>();
  const ideas = new Set<number>();
  const moments = [...new Set(rows.map(([, , time]) => time))].toSorted((a, b) => a - b);
  for (const moment of moments) {
    for (const [person, idea, time] of rows) {
      if (time !== moment) continue;
      voted.set(person, (voted.get(person) ?? new Set()).add(idea));
      ideas.add(idea);
    }
    for (const [person, own] of voted) if (own.size >= Math.min(7, ideas.size)) inside.add(person);
    const most = [...voted].toSorted(([a, first], [b, second]) => second.size - first.size || a - b);
    for (const [person] of most) if (inside.size < 15) inside.add(person);
  }
  return [...inside].toSorted((a, b) => a - b);
}
