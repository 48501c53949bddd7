import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { principalScores } from "../../../src/selection/principalScores.ts";

type Rows = readonly (readonly number[])[];

const flat = (rows: Rows) => Float32Array.from(rows.flat());
const scoresOf = (rows: Rows) => [
  ...principalScores(flat(rows), rows.length, rows[0]?.length ?? 0),
];

/** `[P, D]` wide and tall, with one strong, skewed direction in noise: nothing near a tie. */
const patches = () =>
  fc
    .record({
      seed: fc.nat(),
      p: fc.integer({ min: 3, max: 20 }),
      d: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ seed, p, d }) => {
      const draw = drawsAt(placeAt("patches", seed, p, d));
      const axis = Array.from({ length: d }, () => draw() + 0.1);
      const strengths = Array.from({ length: p }, (_, i) => (i === p - 1 ? 4 : draw()));
      return strengths.map((s) => axis.map((a) => s * a + 0.1 * draw()));
    });
/** Numbers a float32 product with −3…3 holds almost exactly, none near 0. */
const axis = () =>
  fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 1, maxLength: 9 });
const sign = () => fc.constantFrom(-1, 1);

function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-4) {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries())
    expect(Math.abs((actual[i] ?? NaN) - x)).toBeLessThan(tolerance);
}

describe("principalScores", () => {
  it("agrees with power iteration on the covariance", () =>
    fc.assert(
      fc.property(patches(), (rows) => {
        expectClose(scoresOf(rows), slow(rows));
      }),
    ));
  it("has cubes that sum to ≥ 0, and mean 0", () =>
    fc.assert(
      fc.property(patches(), (rows) => {
        const y = scoresOf(rows);
        expect(y.reduce((sum, x) => sum + x ** 3, 0)).toBeGreaterThan(0);
        expect(Math.abs(y.reduce((sum, x) => sum + x, 0))).toBeLessThan(1e-4);
      }),
    ));
  it("mirrors with mirrored patches, and the rule fixes the sign again", () =>
    fc.assert(
      fc.property(patches(), (rows) => {
        expectClose(scoresOf(rows.map((row) => row.map((x) => -x))), scoresOf(rows));
      }),
    ));
  it("ignores a constant added to all patches", () =>
    fc.assert(
      fc.property(patches(), fc.integer({ min: -5, max: 5 }), (rows, c) => {
        const shifted = rows.map((row) => row.map((x, column) => x + c * (column + 1)));
        expectClose(scoresOf(shifted), scoresOf(rows));
      }),
    ));
  it("ignores a rotation of the columns", () =>
    fc.assert(
      fc.property(patches(), fc.double({ min: -3, max: 3, noNaN: true }), (rows, angle) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const rotated = rows.map((row) =>
          row.length < 2
            ? row
            : row.map((x, c) => {
                const [first = 0, last = 0] = [row[0], row.at(-1)];
                if (c === 0) return cos * first - sin * last;
                return c === row.length - 1 ? sin * first + cos * last : x;
              }),
        );
        expectClose(scoresOf(rotated), scoresOf(rows));
      }),
    ));
  it("scales with the patches, from 1e-30 to 1e30", () =>
    fc.assert(
      fc.property(patches(), fc.constantFrom(2 ** -100, 2 ** 100), (rows, factor) => {
        const scaled = scoresOf(rows.map((row) => row.map((x) => x * factor)));
        expectClose(
          scaled.map((y) => y / factor),
          scoresOf(rows),
        );
      }),
    ));
  it("starts positive where the scores are antisymmetric, whatever rounding says", () =>
    fc.assert(
      fc.property(axis(), sign(), fc.double({ min: -1, max: 1, noNaN: true }), (a, s, offset) => {
        const rows = (strengths: number[]) =>
          strengths.map((x) => a.map((unit) => s * x * unit + offset));
        const norm = Math.hypot(...a);
        expectClose(
          scoresOf(rows([-3, -1, 1, 3])),
          [3, 1, -1, -3].map((y) => y * norm),
        );
        expectClose(
          scoresOf(rows([0, -2, 0.5, -0.5, 2])),
          [0, 2, -0.5, 0.5, -2].map((y) => y * norm),
        );
      }),
    ));
  it("finds an axis that the first columns know nothing of, or are orthogonal to", () => {
    const strong = [3, -1, -4, 2, 6, -6];
    const other = [1, 1, 1, 1, 0, 0]; // its product with the strong one is 0
    for (const beside of [0, 1, 4]) {
      const rows = strong.map((s, i) => [beside * (other[i] ?? 0), ...Array(15).fill(s)]);
      const y = strong.map((s) => -s * Math.sqrt(15)); // Σ y³ ≥ 0
      expectClose(scoresOf(rows), y);
    }
  });
  it("sees small differences beside a large column that does not vary", () =>
    fc.assert(
      fc.property(patches(), fc.constantFrom(1e6, 1e12, 3e38, -3e38), (rows, large) => {
        expectClose(scoresOf(rows.map((row) => [large, ...row])), scoresOf(rows));
      }),
    ));
  it("comes to an end where the two largest variances are equal, or nearly", () => {
    for (const second of [1, 1 - 1e-7, 0.999]) {
      const rows = Array.from({ length: 64 }, (_, i) => [
        Math.cos((i * Math.PI) / 32),
        second * Math.sin((i * Math.PI) / 32),
      ]);
      const y = scoresOf(rows);
      expect(Math.hypot(...y)).toBeCloseTo(Math.sqrt(32), 2);
    }
  });
  it("is zero where nothing varies", () =>
    fc.assert(
      fc.property(axis(), fc.integer({ min: 1, max: 9 }), (a, p) => {
        expect(scoresOf(Array.from({ length: p }, () => a)).every((y) => y === 0)).toBe(true);
      }),
    ));
  it("is finite for ties and low rank: patches of 0 and 1", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((d) =>
          fc.array(fc.array(fc.constantFrom(0, 1), { minLength: d, maxLength: d }), {
            minLength: 1,
            maxLength: 9,
          }),
        ),
        (rows) => {
          const y = scoresOf(rows);
          expect(y.every(Number.isFinite)).toBe(true);
          expect(scoresOf(rows)).toEqual(y);
        },
      ),
      { numRuns: 500 },
    ));
  it("is NaN throughout for a patch that is not finite, and returns", () => {
    for (const dead of [NaN, Infinity, -Infinity])
      expect(
        scoresOf([
          [1, 2],
          [dead, 4],
          [5, 6],
        ]),
      ).toEqual([NaN, NaN, NaN]);
  });
  it("leaves the patches alone", () => {
    const input = flat([
      [1, 2],
      [3, 5],
      [4, 4],
    ]);
    principalScores(input, 3, 2);
    expect([...input]).toEqual([1, 2, 3, 5, 4, 4]);
  });
});

/** The first principal component by 2,000 rounds of power iteration, its sign by Σ y³. */
function slow(rows: Rows): readonly number[] {
  const d = rows[0]?.length ?? 0;
  const mean = Array.from({ length: d }, (_, c) =>
    rows.reduce((sum, row) => sum + (row[c] ?? NaN) / rows.length, 0),
  );
  const centred = rows.map((row) => row.map((x, c) => x - (mean[c] ?? NaN)));
  const along = (v: readonly number[]) =>
    centred.map((row) => row.reduce((sum, x, c) => sum + x * (v[c] ?? NaN), 0));
  let v = Array.from({ length: d }, (_, c) => 1 + c / 7);
  for (let round = 0; round < 2000; round++) {
    const y = along(v);
    const next = v.map((_, c) =>
      centred.reduce((sum, row, i) => sum + (row[c] ?? NaN) * (y[i] ?? NaN), 0),
    );
    v = next.map((x) => x / Math.hypot(...next));
  }
  const y = along(v);
  return y.reduce((sum, x) => sum + x ** 3, 0) < 0 ? y.map((x) => -x) : y;
}
