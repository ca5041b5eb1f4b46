import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { leadingVectors, type LeadingPair } from "./leading-vectors.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** The two leading directions of rows, with (rows less their mean)ᵀ(rows less their mean) as operator. */
function leadingOf(rows: readonly (readonly number[])[]): LeadingPair {
  const size = rows[0]!.length;
  const z = centred(rows);
  const apply = (v: Float64Array): Float64Array => {
    const along = z.map((row) => row.reduce((sum, x, k) => sum + x * v[k]!, 0));
    return Float64Array.from({ length: size }, (_, k) =>
      z.reduce((sum, row, place) => sum + row[k]! * along[place]!, 0),
    );
  };
  const start = (turn: number) =>
    Float64Array.from({ length: size }, (_, k) => Math.sin(1 + turn + 7 * k * (turn + 1)));
  return leadingVectors((first, second) => [apply(first), apply(second)], [start(0), start(1)]);
}

function centred(rows: readonly (readonly number[])[]): number[][] {
  const mean = rows[0]!.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length);
  return rows.map((row) => row.map((x, k) => x - mean[k]!));
}

function gram(rows: readonly (readonly number[])[]): Float64Array {
  const z = centred(rows);
  const size = rows[0]!.length;
  return Float64Array.from({ length: size * size }, (_, cell) =>
    z.reduce((sum, row) => sum + row[Math.floor(cell / size)]! * row[cell % size]!, 0),
  );
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, x, k) => sum + x * b[k]!, 0);

describe("the two leading vectors", () => {
  it("are those that red-dwarf's tests write down", () => {
    const { values, vectors } = leadingOf([
      [1, 0, 0],
      [-1, 1, 0.1],
      [0, 1, 0.1],
      [0, 1, -0.1],
    ]);
    expect(Math.abs(dot(vectors[0], [0.87418, -0.48401, -0.03932]))).toBeCloseTo(1, 4);
    expect(Math.abs(dot(vectors[1], [0.47382, 0.86791, -0.1491]))).toBeCloseTo(1, 4);
    expect(values[0] / 3).toBeCloseTo(0.85272, 5);
    expect(values[1] / 3).toBeCloseTo(0.06659, 5);
  });

  it("are zero where rows do not differ", () => {
    const { values, vectors } = leadingOf([
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
    ]);
    expect(values).toEqual([0, 0]);
    expect(vectors.map((vector) => [...vector])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it("span the whole plane when both directions weigh the same", () => {
    const { values, vectors } = leadingOf([
      [1, 0, 0, 0],
      [-1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, -1, 0, 0],
      [0, 0, 0.5, 0],
      [0, 0, -0.5, 0],
    ]);
    expect(values[0]).toBeCloseTo(2, 12);
    expect(values[1]).toBeCloseTo(2, 12);
    expect(Math.abs(dot(vectors[0], vectors[1]))).toBeLessThan(1e-12);
    for (const vector of vectors) expect(Math.hypot(vector[0]!, vector[1]!)).toBeCloseTo(1, 12);
  });

  it("stand still under the operator, and none is larger, also with so many directions that the search starts anew", () => {
    const wide = array(array(integer({ min: -1, max: 1 }), { minLength: 60, maxLength: 60 }), {
      minLength: 61,
      maxLength: 90,
    });
    assert(
      property(wide, (rows) => {
        const { values, vectors } = leadingOf(rows);
        const all = symmetricEigen(gram(rows), 60);
        for (const k of [0, 1] as const) {
          expect(values[k]).toBeCloseTo(all.values[k]!, 8);
          expect(dot(vectors[k], vectors[k])).toBeCloseTo(values[k] > 0 ? 1 : 0, 10);
        }
        expect(Math.abs(dot(vectors[0], vectors[1]))).toBeLessThan(1e-9);
      }),
      { numRuns: 15 },
    );
  });
});

describe("all eigenvectors of a symmetric matrix", () => {
  it("rebuild the matrix", () => {
    const cells = array(double({ min: -10, max: 10, noNaN: true }), { minLength: 16, maxLength: 16 });
    assert(
      property(cells, (given) => {
        const matrix = Float64Array.from(
          given,
          (_, cell) => given[cell]! + given[(cell % 4) * 4 + Math.floor(cell / 4)]!,
        );
        const { values, vectors } = symmetricEigen(matrix, 4);
        for (const [cell, expected] of matrix.entries()) {
          const rebuilt = vectors.reduce(
            (sum, vector, k) => sum + values[k]! * vector[Math.floor(cell / 4)]! * vector[cell % 4]!,
            0,
          );
          expect(rebuilt).toBeCloseTo(expected, 9);
        }
        expect([...values]).toEqual([...values].toSorted((a, b) => b - a));
      }),
    );
  });
});
