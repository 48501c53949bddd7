import fc from "fast-check";
import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { penalties, type RidgeFit, ridge } from "../../../src/selection/ridge.ts";

const number = fc.integer({ min: -300, max: 300 }).map((x) => x / 100);
/** More rows than columns, each of which varies even where one row is left out. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 8, max: 20 }))
  .chain(([p, n]) =>
    fc.record({
      rows: fc.array(fc.array(number, { minLength: p, maxLength: p }), {
        minLength: n,
        maxLength: n,
      }),
      targets: fc.array(number, { minLength: n, maxLength: n }),
    }),
  )
  .filter(({ rows }) =>
    (rows[0] ?? []).every((_, j) => new Set(rows.map((row) => row[j])).size > 3),
  );
const at = ({ intercept, weights }: RidgeFit, row: readonly number[]) =>
  row.reduce((sum, x, j) => sum + x * (weights[j] as number), intercept);
const mean = (of: readonly number[]) => of.reduce((a, b) => a + b) / of.length;
const deviation = (of: readonly number[]) => Math.sqrt(mean(of.map((x) => (x - mean(of)) ** 2)));

/** The same fit by solving for intercept and weights at once, with a penalty on each column. */
function solved(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  penalty: readonly number[],
) {
  const X = new Matrix(rows.map((row) => [1, ...row]));
  const A = X.transpose().mmul(X);
  for (const [j, own] of penalty.entries()) A.set(j + 1, j + 1, A.get(j + 1, j + 1) + own);
  const [intercept = 0, ...weights] = solve(
    A,
    X.transpose().mmul(Matrix.columnVector([...targets])),
  ).to1DArray();
  return { intercept, weights, penalty: 0, leftOut: 0 };
}
/** n · penalty · variance of each column: what a penalty on standardised columns is. */
const ownPenalties = (rows: readonly (readonly number[])[], penalty: number) =>
  (rows[0] ?? []).map(
    (_, j) => rows.length * penalty * deviation(rows.map((row) => row[j] as number)) ** 2,
  );

describe("ridge", () => {
  it("finds a linear law that its rows follow", () =>
    fc.assert(
      fc.property(tables, fc.array(number, { minLength: 5, maxLength: 5 }), ({ rows }, law) => {
        fc.pre((rows[0] ?? []).every((_, j) => deviation(rows.map((row) => row[j] ?? 0)) > 0.3));
        const target = (row: readonly number[]) =>
          row.reduce((sum, x, j) => sum + x * (law[j] as number), law[4] as number);
        const fit = ridge(rows, rows.map(target), [0]);
        for (const row of rows) expect(at(fit, row)).toBeCloseTo(target(row), 6);
      }),
    ));
  it("is the fit whose squared errors and weights cost least, in standardised columns", () =>
    fc.assert(
      fc.property(tables, fc.constantFrom(0.01, 0.3, 5), ({ rows, targets }, penalty) => {
        const fit = ridge(rows, targets, [penalty]);
        const plain = solved(rows, targets, ownPenalties(rows, penalty));
        for (const row of rows) expect(at(fit, row)).toBeCloseTo(at(plain, row), 6);
        expect(fit.penalty).toBe(penalty);
      }),
    ));
  it("knows the error of each row by a fit to the others without making it", () =>
    fc.assert(
      fc.property(tables, fc.constantFrom(0.01, 0.3, 5), ({ rows, targets }, penalty) => {
        const own = ownPenalties(rows, penalty);
        const errors = rows.map((row, i) => {
          const others = (_: unknown, j: number) => j !== i;
          const fit = solved(rows.filter(others), targets.filter(others), own);
          return ((targets[i] as number) - at(fit, row)) ** 2;
        });
        expect(ridge(rows, targets, [penalty]).leftOut).toBeCloseTo(mean(errors), 5);
      }),
    ));
  it("takes the penalty of the least such error, the largest of equal ones", () =>
    fc.assert(
      fc.property(tables, ({ rows, targets }) => {
        const best = ridge(rows, targets);
        for (const penalty of penalties)
          expect(best.leftOut).toBeLessThanOrEqual(ridge(rows, targets, [penalty]).leftOut);
        const flat = ridge(
          rows,
          rows.map(() => 2),
        );
        expect(flat.penalty).toBe(Math.max(...penalties));
        expect(flat.intercept).toBeCloseTo(2, 9);
      }),
      { numRuns: 30 },
    ));
  it("does not hang on units: a column times ten has a tenth of the weight", () =>
    fc.assert(
      fc.property(tables, ({ rows, targets }) => {
        const tenfold = rows.map(([first = 0, ...others]) => [10 * first + 7, ...others]);
        const [a, b] = [ridge(rows, targets, [0.3]), ridge(tenfold, targets, [0.3])];
        for (const [i, row] of rows.entries())
          expect(at(b, tenfold[i] as number[])).toBeCloseTo(at(a, row), 6);
      }),
    ));
  it("gives a constant column no weight, and twins the same", () => {
    const fit = ridge(
      [0, 1, 2, 5].map((x) => [x, 1e9 + 0.1, x]),
      [1, 3, 5, 11],
      [1e-9],
    );
    expect(fit.weights[1]).toBe(0);
    expect(fit.weights[0]).toBeCloseTo(1, 6);
    expect(fit.weights[2]).toBeCloseTo(1, 6);
    expect(fit.intercept).toBeCloseTo(1, 6);
    expect(ridge([[3], [3]], [1, 2]).weights).toEqual([0]);
  });
  it("refuses what cannot be fitted", () => {
    for (const [rows, targets] of [
      [[[1]], [1]],
      [[], []],
      [
        [[], []],
        [1, 2],
      ],
      [[[1], [2]], [1]],
      [
        [[1], [2, 3]],
        [1, 2],
      ],
      [
        [[1], [Number.NaN]],
        [1, 2],
      ],
      [
        [[1], [2]],
        [1, Number.POSITIVE_INFINITY],
      ],
    ])
      expect(() => ridge(rows as number[][], targets as number[])).toThrow(RangeError);
  });
});
