import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { gram } from "./gram.ts";

/** Vectors of a basis before it is looked at, before it is restarted, and restarts at most. */
const looked = 5;
const steps = 24;
const restarts = 16;
/** Error of an axis at which it counts as found; single precision leaves much the same. */
const tolerance = 1e-5;
/** Residual, in parts of the largest variance, that counts as found however close the next one is. */
const negligible = 1e-6;

/**
 * Scores `[P]` of the rows of `patches` `[P, D]`, row-major, centred over P, on the axis of largest
 * variance; the sign is open. Zeros for equal rows, NaNs where a number is not finite.
 *
 * Restarted Lanczos iteration with full orthogonalisation on C·X·Xᵀ·C, where C takes the mean off a
 * vector: so nothing is copied to be centred. It stops as soon as the axis is found, for an encoder's
 * patches after about 7 steps of 2·P·D multiply-adds. Where the two largest variances are nearly
 * equal the axis means little, and it stops anyway.
 *
 * @see Golub and Van Loan, Matrix Computations, 4th edition, chapter 10.
 */
export function leadingScores(patches: Float32Array, rows: number, columns: number): Float64Array {
  const multiply = gram(patches, rows, columns);
  const apply = (vector: Float64Array) => centre(multiply(vector, columns));
  const part = (vector: Float64Array) => centre(multiply(vector, Math.ceil(columns / 8)));
  let found = lanczos(apply, start(rows, part));
  for (let restart = 0; restart < restarts && !found.isFound; restart++)
    found = lanczos(apply, found.axis);
  return scale(found.axis, Math.sqrt(found.value));
}

type Operator = (vector: Float64Array) => Float64Array;

/**
 * A vector `[P]` near the axis: three rounds of power iteration on a part of the columns, which saves
 * one step in seven. Their own axis may be orthogonal to that of all columns, so a hundredth of a
 * vector without a pattern is added: no axis of structured data is orthogonal to that.
 */
function start(rows: number, part: Operator): Float64Array {
  const entries = new Float64Array(rows);
  for (let i = 0; i < rows; i++) entries[i] = ((i + 1) * 0.6180339887498949) % 1;
  const pattern = normalise(centre(entries));
  let rough = pattern;
  for (let round = 0; round < 3; round++) rough = normalise(part(rough));
  subtract(rough, pattern, -0.01);
  return rough;
}

/** The leading eigenvector, of norm 1 (0 for zeros), as far as it is known, and its value. */
interface Found {
  readonly axis: Float64Array;
  readonly value: number;
  readonly isFound: boolean;
}

function lanczos(apply: Operator, start: Float64Array): Found {
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let vector = normalise(start);
  for (;;) {
    basis.push(vector);
    const next = apply(vector);
    diagonal.push(dot(next, vector));
    // Once is enough: a vector that is mostly rounding is never gone on with.
    for (const known of basis) subtract(next, known, dot(next, known));
    const rest = norm(next);
    // What is not finite stays so: no step makes it better.
    if (!Number.isFinite(rest)) return { axis: next, value: Number.NaN, isFound: true };
    beside.push(rest);
    vector = normalise(next);
    // On a small picture a look costs more than a step. Where next to nothing is left it is the last.
    if (basis.length < looked && rest > negligible * Math.max(...diagonal)) continue;
    const { weights, value, gap } = leadingPair(diagonal, beside.slice(0, -1));
    // The residual over the gap bounds the sine of the angle to the true axis.
    const residual = rest * Math.abs(weights.at(-1) as number);
    const isFound = residual <= Math.max(tolerance * gap, negligible * value);
    if (isFound || basis.length === steps)
      return { axis: combined(basis, weights), value, isFound };
  }
}

/** Of the symmetric tridiagonal matrix with these numbers on the diagonal and beside it. */
function leadingPair(diagonal: readonly number[], beside: readonly number[]) {
  const size = diagonal.length;
  const small = Matrix.diag([...diagonal]);
  for (const [i, x] of beside.entries()) small.set(i, i + 1, x).set(i + 1, i, x);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(small, {
    assumeSymmetric: true,
  });
  // Eigenvalues ascend; one below 0 is the rounding of 0.
  const value = Math.max(realEigenvalues[size - 1] as number, 0);
  const gap = value - Math.max(realEigenvalues[size - 2] ?? 0, 0);
  return { weights: eigenvectorMatrix.getColumn(size - 1), value, gap };
}

/** Σ weight · vector, of norm 1. */
function combined(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array((basis[0] as Float64Array).length);
  for (const [i, vector] of basis.entries()) subtract(sum, vector, -(weights[i] as number));
  return normalise(sum);
}

// Plain loops from here on, and no copies: a callback would box every number. What changes a vector
// returns it.

/** Takes its mean off the vector. */
function centre(vector: Float64Array): Float64Array {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i] as number;
  const mean = sum / vector.length;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - mean;
  return vector;
}

/** Multiplies the vector by a factor. */
function scale(vector: Float64Array, factor: number): Float64Array {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * factor;
  return vector;
}

/** Divides the vector by its norm; zeros stay zeros. */
const normalise = (vector: Float64Array): Float64Array => scale(vector, 1 / (norm(vector) || 1));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++)
    from[i] = (from[i] as number) - factor * (vector[i] as number);
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));
