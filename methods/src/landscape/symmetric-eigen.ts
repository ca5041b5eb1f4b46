/** Eigenvalues, largest first, and their vectors of length 1: `vectors[k]` belongs to `values[k]`. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix (row by row, size × size), by cyclic Jacobi rotations: slow for large
 * matrices, but as exact as the machine and safe with equal eigenvalues.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., §8.5.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  // Row k of `v` becomes the k-th eigenvector.
  const v = new Float64Array(size * size);
  for (let k = 0; k < size; k++) v[k * size + k] = 1;
  const scale = Math.hypot(...frobeniusRows(a, size));
  for (let sweep = 0; sweep < 60 && offDiagonal(a, size) > 1e-16 * scale; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, k) => k).toSorted(
    (i, j) => a[j * size + j]! - a[i * size + i]! || i - j,
  );
  return {
    values: Float64Array.from(order, (k) => a[k * size + k]!),
    vectors: order.map((k) => v.slice(k * size, (k + 1) * size)),
  };
}

function frobeniusRows(a: Float64Array, size: number): number[] {
  return Array.from({ length: size }, (_, row) =>
    Math.sqrt(a.subarray(row * size, (row + 1) * size).reduce((sum, x) => sum + x * x, 0)),
  );
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) sum += 2 * a[p * size + q]! ** 2;
  return Math.sqrt(sum);
}

/** Turns the plane of p and q so that the cell (p, q) becomes zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const cell = a[p * size + q]!;
  if (cell === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * cell);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k++) turn(v, p * size + k, q * size + k, cosine, sine);
}

function turn(x: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const first = x[i]!;
  const second = x[j]!;
  x[i] = cosine * first - sine * second;
  x[j] = sine * first + cosine * second;
}
