import { symmetricEigen } from "./symmetric-eigen.ts";

/** A symmetric operator without negative eigenvalues, applied to two vectors in one pass over the data. */
export type PairOperator = (first: Float64Array, second: Float64Array) => readonly [Float64Array, Float64Array];

/** The two largest eigenvalues with their vectors of length 1; a vector of zeros where the operator has nothing (more) to give. */
export interface LeadingPair {
  readonly values: readonly [number, number];
  readonly vectors: readonly [Float64Array, Float64Array];
}

/** Vectors kept at once; when full, the best directions so far start anew (thick restart). */
const roomForVectors = 40;
const keptAtRestart = 8;
/** Passes over the data; ordinary votes need 10 to 30. Beyond it the best found so far is given. */
const mostPasses = 300;
/** A residual below this part of the largest eigenvalue is as good as rounding allows. */
const exactEnough = 1e-13;
/** An eigenvalue below this part of the largest is rounding, not a direction in which people differ. */
const nothing = 1e-13;

interface Space {
  readonly dimension: number;
  basis: Float64Array[];
  /** The operator seen from the basis, `roomForVectors + 2` wide. */
  readonly inside: Float64Array;
  largestNorm: number;
}

const width = roomForVectors + 2;

/**
 * The two leading eigenvectors by a block Krylov method: the space spanned by two start vectors and what the operator makes of them,
 * kept orthogonal throughout, in which the small problem is solved exactly. It ends at the same vectors as converged power iteration
 * with deflation, in far fewer passes, and two equal eigenvalues do it no harm.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., §10.3; Wu and Simon, SIAM J. Matrix Anal. Appl. 22 (2000) 602–616.
 */
export function leadingVectors(apply: PairOperator, start: readonly [Float64Array, Float64Array]): LeadingPair {
  const dimension = start[0].length;
  const space: Space = { dimension, basis: [], inside: new Float64Array(width * width), largestNorm: 0 };
  let block = orthonormal(space, [start[0].slice(), start[1].slice()]).vectors;
  if (block.length === 0) return pairOf(space, []);
  for (let pass = 1; ; pass++) {
    const images = apply(block[0]!, block[1] ?? block[0]!);
    const first = space.basis.length;
    space.basis.push(...block);
    const rests = block.map((_, place) => project(space, images[place]!, first + place));
    const next = orthonormal(space, rests);
    const finished = next.vectors.length === 0 || space.basis.length >= dimension || pass === mostPasses;
    if (finished || pass % 8 === 0 || space.basis.length + 2 > roomForVectors) {
      const small = smallEigen(space);
      if (finished || settled(small, next.factors, first, block.length))
        return pairOf(space, small.vectors.slice(0, 2), small.values);
      if (space.basis.length + 2 > roomForVectors) restart(space, small);
    }
    block = next.vectors;
  }
}

/** Takes out of a vector what the basis holds already, noting it down as a column of the small matrix. */
function project(space: Space, image: Float64Array, column: number): Float64Array {
  const rest = image.slice();
  space.largestNorm = Math.max(space.largestNorm, Math.sqrt(dot(rest, rest)));
  for (let row = 0; row < space.basis.length; row++) space.inside[row * width + column] = 0;
  // Twice is enough: what rounding leaves after the first time goes in the second.
  for (let time = 0; time < 2; time++) {
    for (const [row, vector] of space.basis.entries()) {
      const share = dot(vector, rest);
      subtract(rest, vector, share);
      space.inside[row * width + column]! += share;
    }
  }
  for (let row = 0; row < space.basis.length; row++)
    space.inside[column * width + row] = space.inside[row * width + column]!;
  return rest;
}

/** Makes vectors (already free of the basis) orthonormal; `factors[i][j]`: share of new vector i in the given vector j. */
function orthonormal(space: Space, rests: Float64Array[]): { vectors: Float64Array[]; factors: number[][] } {
  const vectors: Float64Array[] = [];
  const factors: number[][] = [];
  for (const [place, rest] of rests.entries()) {
    const scale = Math.max(space.largestNorm, Math.sqrt(dot(rest, rest)));
    for (let time = 0; time < 2; time++) {
      for (const vector of space.basis) subtract(rest, vector, dot(vector, rest));
      for (const [row, vector] of vectors.entries()) {
        const share = dot(vector, rest);
        subtract(rest, vector, share);
        factors[row]![place] = (factors[row]![place] ?? 0) + share;
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length <= exactEnough * scale) continue;
    for (let k = 0; k < rest.length; k++) rest[k]! /= length;
    vectors.push(rest);
    factors.push(rests.map((_, column) => (column === place ? length : 0)));
  }
  return { vectors, factors };
}

interface Small {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

function smallEigen(space: Space): Small {
  const size = space.basis.length;
  const small = new Float64Array(size * size);
  for (let row = 0; row < size; row++) small.set(space.inside.subarray(row * width, row * width + size), row * size);
  return symmetricEigen(small, size);
}

/** True when the two leading vectors no longer change: what the operator adds to them lies outside by rounding only. */
function settled(small: Small, factors: readonly number[][], first: number, blockSize: number): boolean {
  if (small.values.length < 2) return false;
  return [0, 1].every((k) => {
    const outside = factors.map((row) => {
      let sum = 0;
      for (let place = 0; place < blockSize; place++) sum += (row[place] ?? 0) * small.vectors[k]![first + place]!;
      return sum;
    });
    return Math.hypot(...outside) <= exactEnough * small.values[0]!;
  });
}

/** Goes on with the best directions found so far; the next block stays orthogonal to them. */
function restart(space: Space, small: Small): void {
  space.basis = small.vectors.slice(0, keptAtRestart).map((vector) => combine(space, vector));
  space.inside.fill(0);
  for (let k = 0; k < space.basis.length; k++) space.inside[k * width + k] = small.values[k]!;
}

function pairOf(space: Space, vectors: readonly Float64Array[], values?: Float64Array): LeadingPair {
  const value = (k: number): number => {
    const found = values?.[k] ?? 0;
    return vectors[k] && found > nothing * (values?.[0] ?? 0) ? found : 0;
  };
  const vector = (k: number): Float64Array =>
    value(k) > 0 ? combine(space, vectors[k]!) : new Float64Array(space.dimension);
  return { values: [value(0), value(1)], vectors: [vector(0), vector(1)] };
}

function combine(space: Space, shares: Float64Array): Float64Array {
  const sum = new Float64Array(space.dimension);
  for (const [place, vector] of space.basis.entries()) subtract(sum, vector, -shares[place]!);
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, share: number): void {
  for (let k = 0; k < from.length; k++) from[k]! -= share * vector[k]!;
}
