import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { components } from "./components.ts";
import { projectParticipants, projectStatements } from "./projection.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import { voteMatrix, type VoteMatrix } from "./votes.ts";

type Cell = -1 | 0 | 1 | undefined;

function matrixOf(rows: readonly (readonly Cell[])[], hidden: readonly number[] = []): VoteMatrix {
  const statements = rows[0]?.length ?? 0;
  const cells = rows.flatMap((row, person) =>
    row.flatMap((vote, idea) => (vote === undefined ? [] : [{ person, idea, vote }])),
  );
  const votes = {
    participants: rows.length,
    statements,
    participant: Int32Array.from(cells, ({ person }) => person),
    statement: Int32Array.from(cells, ({ idea }) => idea),
    value: Int8Array.from(cells, ({ vote }) => vote),
  };
  return voteMatrix(
    votes,
    Uint8Array.from({ length: statements }, (_, idea) => (hidden.includes(idea) ? 1 : 0)),
  );
}

const rows: readonly (readonly Cell[])[] = [
  [1, -1, 0, undefined],
  [1, undefined, 1, 1],
  [-1, 1, undefined, 1],
  [undefined, 1, -1, undefined],
];

/** The same by the longest way: fill, centre, multiply out, take all eigenvectors. */
function byHand(given: readonly (readonly Cell[])[]) {
  const size = given[0]!.length;
  const center = Array.from({ length: size }, (_, k) => {
    const cast = given.map((row) => row[k]).filter((vote) => vote !== undefined);
    return cast.length === 0 ? 0 : cast.reduce<number>((sum, vote) => sum + vote, 0) / cast.length;
  });
  const filled = given.map((row) => row.map((vote, k) => (vote ?? center[k]!) - center[k]!));
  const product = Float64Array.from({ length: size * size }, (_, cell) =>
    filled.reduce((sum, row) => sum + row[Math.floor(cell / size)]! * row[cell % size]!, 0),
  );
  return { center, eigen: symmetricEigen(product, size) };
}

describe("components", () => {
  it("are those of the mean-filled, centred matrix", () => {
    const { center, axes, variances } = components(matrixOf(rows));
    const expected = byHand(rows);
    for (const [k, mean] of expected.center.entries()) expect(center[k]).toBeCloseTo(mean, 14);
    for (const k of [0, 1] as const) {
      const cosine = axes[k].reduce((sum, loading, place) => sum + loading * expected.eigen.vectors[k]![place]!, 0);
      expect(Math.abs(cosine)).toBeCloseTo(1, 12);
      expect(variances[k]).toBeCloseTo(expected.eigen.values[k]! / 3, 12);
    }
  });

  it("turn each axis so that its largest loading is positive, or to the side they are told", () => {
    const { axes } = components(matrixOf(rows));
    for (const axis of axes)
      expect(Math.max(...axis)).toBeGreaterThanOrEqual(Math.max(...axis.map((loading) => -loading)) - 1e-12);
    const away = components(matrixOf(rows), [axes[0].map((loading) => -loading), axes[1]]);
    expect([...away.axes[0]]).toEqual([...axes[0]].map((loading) => -loading));
    expect([...away.axes[1]]).toEqual([...axes[1]]);
  });

  it("of one person are that person's votes, around nothing", () => {
    const { center, axes } = components(matrixOf([[1, -1, undefined, 1]]));
    expect([...center]).toEqual([0, 0, 0, 0]);
    const third = 1 / Math.sqrt(3);
    for (const [k, loading] of [third, -third, 0, third].entries()) expect(axes[0][k]).toBeCloseTo(loading, 14);
    expect([...axes[1]]).toEqual([0, 0, 0, 0]);
  });

  it("of one statement are that statement, around nothing", () => {
    const { center, axes } = components(matrixOf([[1], [-1], [0]]));
    expect([[...center], [...axes[0]], [...axes[1]]]).toEqual([[0], [1], [0]]);
  });

  it("are zero when everybody says the same, and put everybody in the middle", () => {
    const matrix = matrixOf([
      [1, -1, 0],
      [1, -1, 0],
      [1, -1, undefined],
    ]);
    const found = components(matrix);
    expect([...found.axes[0], ...found.axes[1]]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...projectParticipants(matrix, found)[0]].every((x) => x === 0)).toBe(true);
  });

  it("give hidden statements and statements without votes no part", () => {
    const wide = rows.map((row) => [...row, 1 as const, undefined]);
    const found = components(matrixOf(wide, [4]));
    const narrow = components(matrixOf(rows));
    expect([...found.center]).toEqual([...narrow.center, 0, 0]);
    for (const k of [0, 1] as const) {
      for (const [place, loading] of narrow.axes[k].entries())
        expect(Math.abs(found.axes[k][place]!)).toBeCloseTo(Math.abs(loading), 12);
      expect([found.axes[k][4], found.axes[k][5], found.center[4]]).toEqual([0, 0, 0]);
    }
  });

  it("do not depend on the order of the participants", () => {
    const cell = constantFrom<Cell[]>(-1, 0, 1, undefined);
    assert(
      property(array(array(cell, { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 12 }), (given) => {
        const [one, other] = [components(matrixOf(given)), components(matrixOf(given.toReversed()))];
        for (const k of [0, 1] as const) expect(other.variances[k]).toBeCloseTo(one.variances[k], 10);
        for (const [k, mean] of one.center.entries()) expect(other.center[k]).toBeCloseTo(mean, 14);
      }),
    );
  });
});

describe("positions", () => {
  it("stretch few votes and count a hidden statement as voted on by everyone", () => {
    const matrix = matrixOf(rows, [3]);
    const { center, axes } = components(matrix);
    const [xs] = projectParticipants(matrix, { center, axes, variances: [0, 0] });
    // Person 3 voted on statements 1 and 2; with the hidden one that makes three of four.
    const expected = Math.sqrt(4 / 3) * ((1 - center[1]!) * axes[0][1]! + (-1 - center[2]!) * axes[0][2]!);
    expect(xs[3]).toBeCloseTo(expected, 14);
  });

  it("of a statement is where someone stands who only agreed with it", () => {
    const matrix = matrixOf(rows);
    const found = components(matrix);
    const { positions, extremity } = projectStatements(matrix, found);
    const only = matrixOf([...rows, [undefined, 1, undefined, undefined]]);
    const [xs, ys] = projectParticipants(only, found);
    expect(positions[0][1]).toBeCloseTo(xs[4]!, 14);
    expect(positions[1][1]).toBeCloseTo(ys[4]!, 14);
    expect(extremity[1]).toBeCloseTo(Math.hypot(xs[4]!, ys[4]!), 14);
  });

  it("mirror when everybody votes the other way", () => {
    const found = components(matrixOf(rows));
    const turned = rows.map((row) => row.map((vote) => (vote === undefined ? undefined : (-vote as Cell))));
    const mirrored = components(matrixOf(turned), found.axes);
    const [here, there] = [projectParticipants(matrixOf(rows), found), projectParticipants(matrixOf(turned), mirrored)];
    for (const k of [0, 1] as const)
      for (const [person, x] of here[k].entries()) expect(there[k][person]).toBeCloseTo(-x, 12);
  });

  it("of who has no votes is the middle", () => {
    const matrix = matrixOf([...rows, [undefined, undefined, undefined, undefined]]);
    const [xs, ys] = projectParticipants(matrix, components(matrix));
    expect([xs[4], ys[4]]).toEqual([0, 0]);
  });
});
