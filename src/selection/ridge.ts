import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** A linear fit: target ≈ intercept + Σ weight · column. */
export interface RidgeFit {
  readonly intercept: number;
  /** `[p]`, in units of the columns as they were given. */
  readonly weights: readonly number[];
  /** Penalty on squared weights of standardised columns, for each row. */
  readonly penalty: number;
  /** Mean squared error of each target by the fit to all other rows. */
  readonly leftOut: number;
}

/** Penalties tried, from next to none to one that leaves next to nothing. */
export const penalties: readonly number[] = Array.from({ length: 29 }, (_, i) => 10 ** (i / 4 - 4));

/**
 * Ridge regression by normal equations on standardised columns; of the penalties the one with the
 * least error of each row by a fit to the others, the largest of equal ones.
 *
 * That error is known without fitting again, from the diagonal of the matrix that maps targets to
 * fits; columns stay standardised by all rows. A column without variance gets weight 0.
 *
 * @param rows `[n ≥ 2][p ≥ 1]`, finite.
 * @param targets `[n]`, finite.
 * @param tried penalties ≥ 0, at least one.
 * @throws RangeError for fewer rows or columns, rows of unequal length, numbers that are not finite.
 * @see Hoerl and Kennard 1970; Allen 1974 for the error of rows left out
 */
export function ridge(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  tried: readonly number[] = penalties,
): RidgeFit {
  assertRows(rows, targets);
  const n = rows.length;
  const { means, scales, table } = standardised(rows);
  const mean = targets.reduce((a, b) => a + b) / n;
  const X = new Matrix(table);
  const y = targets.map((target) => target - mean);
  const { realEigenvalues, eigenvectorMatrix: V } = new EigenvalueDecomposition(
    X.transpose().mmul(X).div(n),
    { assumeSymmetric: true },
  );
  const axes = X.mmul(V).to2DArray();
  const along = realEigenvalues.map(
    (_, j) => axes.reduce((sum, axis, i) => sum + (axis[j] as number) * (y[i] as number), 0) / n,
  );
  const fits = tried.map((penalty) => {
    const shrunk = realEigenvalues.map((value) => inverse(Math.max(value, 0), penalty));
    const onAxes = along.map((own, j) => own * (shrunk[j] as number));
    return { penalty, onAxes, leftOut: leftOutError(axes, y, onAxes, shrunk) };
  });
  const best = fits.reduce((a, b) => (b.leftOut <= a.leftOut ? b : a));
  const weights = V.mmul(Matrix.columnVector([...best.onAxes]))
    .to1DArray()
    .map((weight, j) => ((scales[j] as number) > 0 ? weight / (scales[j] as number) : 0));
  const intercept = weights.reduce((rest, weight, j) => rest - weight * (means[j] as number), mean);
  return { intercept, weights, penalty: best.penalty, leftOut: best.leftOut };
}

/** 1 / (value + penalty); 0 on an axis on which columns do not vary. */
const inverse = (value: number, penalty: number): number =>
  value < 1e-12 ? 0 : 1 / (value + penalty);

/** Mean squared error of each row by the others: its residual / (1 − its own share in its fit). */
function leftOutError(
  axes: readonly (readonly number[])[],
  y: readonly number[],
  onAxes: readonly number[],
  shrunk: readonly number[],
): number {
  const n = axes.length;
  const errors = axes.map((axis, i) => {
    const fit = axis.reduce((sum, x, j) => sum + x * (onAxes[j] as number), 0);
    const share = axis.reduce((sum, x, j) => sum + (x * x * (shrunk[j] as number)) / n, 1 / n);
    return ((y[i] as number) - fit) / Math.max(1 - share, 1e-9);
  });
  return errors.reduce((sum, error) => sum + error * error, 0) / n;
}

/** Columns with mean 0 and variance 1; one without variance is 0. */
function standardised(rows: readonly (readonly number[])[]) {
  const n = rows.length;
  const columns = (rows[0] as readonly number[]).map((_, j) => rows.map((row) => row[j] as number));
  const means = columns.map((column) => column.reduce((a, b) => a + b) / n);
  const scales = columns.map((column, j) => {
    const mean = means[j] as number;
    const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
    // What rounding leaves of a constant is no variance.
    return deviation > 1e-12 * Math.abs(mean) ? deviation : 0;
  });
  const table = rows.map((row) =>
    row.map((x, j) => (scales[j] ? (x - (means[j] as number)) / (scales[j] as number) : 0)),
  );
  return { means, scales, table };
}

function assertRows(rows: readonly (readonly number[])[], targets: readonly number[]): void {
  const [first = []] = rows;
  if (rows.length < 2 || rows.length !== targets.length || first.length === 0)
    throw new RangeError(
      `${rows.length} rows of ${first.length} columns, ${targets.length} targets: no fit`,
    );
  if (rows.some((row) => row.length !== first.length || !row.every(Number.isFinite)))
    throw new RangeError("rows of unequal length, or a number that is not finite");
  if (!targets.every(Number.isFinite)) throw new RangeError("a target is not finite");
}
