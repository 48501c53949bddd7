import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** Steps between restarts, and how often it is restarted at most. */
const steps = 8;
const restarts = 40;
/** Largest residual, in parts of the eigenvalue, at which an axis counts as found. */
const tolerance = 1e-6;

/**
 * Scores `[P]` of the rows of a centred `[P, D]`, row-major, on the axis of largest variance; the
 * sign is open. Zeros for zeros.
 *
 * Restarted Lanczos iteration on X·Xᵀ with full orthogonalisation: it never forms that matrix,
 * needs about 2·P·D·{@link steps} multiply-adds, and reaches single precision in a restart or two
 * (where the two largest variances are nearly equal the axis means little, and it stops anyway).
 *
 * @see Golub and Van Loan, Matrix Computations, 4th edition, chapter 10.
 */
export function leadingScores(centred: Float64Array, rows: number, columns: number): Float64Array {
  const apply = (vector: Float64Array) => gram(centred, rows, columns, vector);
  // Entries without a pattern: no axis of structured data is orthogonal to them.
  let axis: Float64Array = Float64Array.from(
    { length: rows },
    (_, i) => (((i + 1) * 0.6180339887498949) % 1) - 0.43,
  );
  let value = 0;
  for (let restart = 0; restart < restarts; restart++) {
    const image = apply(axis);
    const length = norm(image);
    if (length === 0) return new Float64Array(rows);
    const found = lanczos(apply, scaled(image, 1 / length));
    axis = found.axis;
    value = found.value;
    if (found.residual <= tolerance * value) break;
  }
  return scaled(axis, Math.sqrt(Math.max(value, 0)));
}

interface Found {
  readonly axis: Float64Array;
  readonly value: number;
  readonly residual: number;
}

function lanczos(apply: (vector: Float64Array) => Float64Array, start: Float64Array): Found {
  const basis = [start];
  const diagonal: number[] = [];
  const beside: number[] = [];
  for (let k = 0; ; k++) {
    const next = apply(basis[k] as Float64Array);
    diagonal.push(dot(next, basis[k] as Float64Array));
    // Twice is enough: the first pass leaves rounding of its own.
    for (let pass = 0; pass < 2; pass++)
      for (const vector of basis) subtract(next, vector, dot(next, vector));
    const length = norm(next);
    const done =
      k + 1 === Math.min(steps, start.length) || length <= 1e-14 * Math.abs(diagonal[0] as number);
    if (done) return ritz(basis, diagonal, beside, length);
    beside.push(length);
    basis.push(scaled(next, 1 / length));
  }
}

/** The leading pair of the tridiagonal matrix, carried back. */
function ritz(
  basis: readonly Float64Array[],
  diagonal: readonly number[],
  beside: readonly number[],
  rest: number,
): Found {
  const size = diagonal.length;
  const small = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    small.set(i, i, diagonal[i] as number);
    if (i === 0) continue;
    small.set(i, i - 1, beside[i - 1] as number);
    small.set(i - 1, i, beside[i - 1] as number);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(small, {
    assumeSymmetric: true,
  });
  const weights = eigenvectorMatrix.getColumn(size - 1); // eigenvalues ascend
  const axis = new Float64Array((basis[0] as Float64Array).length);
  for (const [i, vector] of basis.entries()) subtract(axis, vector, -(weights[i] as number));
  const residual = rest * Math.abs(weights[size - 1] as number);
  return {
    axis: scaled(axis, 1 / norm(axis)),
    value: realEigenvalues[size - 1] as number,
    residual,
  };
}

/** X·(Xᵀ·vector). */
function gram(x: Float64Array, rows: number, columns: number, vector: Float64Array): Float64Array {
  const across = new Float64Array(columns);
  const down = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const weight = vector[i] as number;
    const from = i * columns;
    for (let j = 0; j < columns; j++)
      across[j] = (across[j] as number) + weight * (x[from + j] as number);
  }
  for (let i = 0; i < rows; i++) down[i] = dot(x, across, i * columns);
  return down;
}

/** a[from…]·b, in four sums side by side: additions that wait for each other took half the time. */
function dot(a: Float64Array, b: Float64Array, from = 0): number {
  const size = b.length;
  const even = size - (size % 4);
  let [w, x, y, z] = [0, 0, 0, 0];
  for (let i = 0; i < even; i += 4) {
    w += (a[from + i] as number) * (b[i] as number);
    x += (a[from + i + 1] as number) * (b[i + 1] as number);
    y += (a[from + i + 2] as number) * (b[i + 2] as number);
    z += (a[from + i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = even; i < size; i++) w += (a[from + i] as number) * (b[i] as number);
  return w + x + (y + z);
}

function subtract(from: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++)
    from[i] = (from[i] as number) - factor * (vector[i] as number);
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));
const scaled = (vector: Float64Array, factor: number): Float64Array =>
  vector.map((x) => x * factor);
