import { array, assert, constantFrom, double, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { voteMatrix, votesPerParticipant, type VoteMatrix, type Votes } from "./votes.ts";

interface Row {
  readonly person: number;
  readonly idea: number;
  readonly vote: number;
  readonly time?: number;
}

function columnsOf(rows: readonly Row[], participants: number, statements: number): Votes {
  return {
    participants,
    statements,
    participant: Int32Array.from(rows, (row) => row.person),
    statement: Int32Array.from(rows, (row) => row.idea),
    value: Int8Array.from(rows, (row) => row.vote),
    time: rows.every((row) => row.time !== undefined) ? Float64Array.from(rows, (row) => row.time!) : undefined,
  };
}

function cellsOf(matrix: VoteMatrix): string[] {
  const cells: string[] = [];
  for (let row = 0; row < matrix.participants; row++)
    for (let cell = matrix.offsets[row]!; cell < matrix.offsets[row + 1]!; cell++)
      cells.push(`${row}:${matrix.columns[cell]}=${matrix.values[cell]}`);
  return cells;
}

describe("the vote matrix", () => {
  it("keeps the latest vote of a participant on a statement, by statement", () => {
    const rows = [
      { person: 1, idea: 2, vote: -1, time: 30 },
      { person: 1, idea: 2, vote: 1, time: 20 },
      { person: 0, idea: 2, vote: 0, time: 10 },
      { person: 1, idea: 0, vote: 1, time: 40 },
    ];
    const matrix = voteMatrix(columnsOf(rows, 3, 4));
    expect(cellsOf(matrix)).toEqual(["0:2=0", "1:0=1", "1:2=-1"]);
    expect([...matrix.present]).toEqual([1, 0, 1, 0]);
    expect(matrix.columnCount).toBe(2);
    expect([...votesPerParticipant(matrix)]).toEqual([1, 2, 0]);
  });

  it("takes the order of the rows as time when there are no times", () => {
    const rows = [1, -1, 0].map((vote) => ({ person: 0, idea: 0, vote }));
    expect(cellsOf(voteMatrix(columnsOf(rows, 1, 1)))).toEqual(["0:0=0"]);
    expect(cellsOf(voteMatrix(columnsOf(rows.toReversed(), 1, 1)))).toEqual(["0:0=1"]);
  });

  it("counts two different votes at one moment as a pass", () => {
    const rows = [1, -1, 1].map((vote) => ({ person: 0, idea: 0, vote, time: 5 }));
    expect(cellsOf(voteMatrix(columnsOf(rows, 1, 1)))).toEqual(["0:0=0"]);
  });

  it("holds statements beyond the 32nd and the 64th", () => {
    const rows = [99, 31, 32, 63, 64, 0].map((idea) => ({ person: 0, idea, vote: 1 }));
    expect(cellsOf(voteMatrix(columnsOf(rows, 1, 100)))).toEqual([0, 31, 32, 63, 64, 99].map((idea) => `0:${idea}=1`));
  });

  it("refuses numbers outside their range", () => {
    const one = (row: Row) => () => voteMatrix(columnsOf([row], 2, 2));
    expect(one({ person: 2, idea: 0, vote: 1 })).toThrow(RangeError);
    expect(one({ person: 0, idea: -1, vote: 1 })).toThrow(RangeError);
    expect(one({ person: 0, idea: 0, vote: 2 })).toThrow(RangeError);
    expect(one({ person: 0, idea: 0, vote: 1, time: Number.NaN })).toThrow(RangeError);
    expect(() => voteMatrix({ ...columnsOf([], 1, 1), value: new Int8Array(1) })).toThrow(RangeError);
  });

  it("does not depend on the order of the rows", () => {
    const row = record({
      person: integer({ min: 0, max: 4 }),
      idea: integer({ min: 0, max: 40 }),
      vote: constantFrom(-1, 0, 1),
      time: integer({ min: 0, max: 3 }),
    });
    assert(
      property(array(row, { maxLength: 60 }), double({ noNaN: true, min: 0, max: 1 }), (rows, turn) => {
        const start = Math.floor(turn * rows.length);
        const other = [...rows.slice(start), ...rows.slice(0, start)].toReversed();
        expect(cellsOf(voteMatrix(columnsOf(other, 5, 41)))).toEqual(cellsOf(voteMatrix(columnsOf(rows, 5, 41))));
      }),
    );
  });
});
