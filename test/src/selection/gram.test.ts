import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gram } from "../../../src/selection/gram.ts";

const number = () => fc.double({ min: -9, max: 9, noNaN: true });

/** A `[P, D]` with P beside and between multiples of eight, a vector with sum 0, and a width. */
const cases = () =>
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        width: fc.integer({ min: 1, max: columns }),
        numbers: fc.array(number(), { minLength: rows * columns, maxLength: rows * columns }),
        vector: fc
          .array(number(), { minLength: rows, maxLength: rows })
          .map((v) => v.map((x) => x - v.reduce((a, b) => a + b) / rows)),
      }),
    );

describe("gram", () => {
  it("is X·Xᵀ·vector of the rows less the first, as loops say it, call after call", () =>
    fc.assert(
      fc.property(cases(), ({ rows, columns, width, numbers, vector }) => {
        const patches = Float32Array.from(numbers);
        const x = (i: number, j: number) =>
          (patches[i * columns + j] as number) - (patches[j] as number);
        const columnsSeen = Array.from({ length: width }, (_, j) => j);
        const across = columnsSeen.map((j) => vector.reduce((sum, v, i) => sum + v * x(i, j), 0));
        const down = vector.map((_, i) =>
          columnsSeen.reduce((sum, j) => sum + (across[j] ?? NaN) * x(i, j), 0),
        );
        const multiply = gram(patches, rows, columns);
        for (const round of [1, 2]) {
          const found = multiply(Float64Array.from(vector), width);
          expect(found, `call ${round}`).toHaveLength(rows);
          for (const [i, y] of down.entries()) expect(found[i]).toBeCloseTo(y, 7);
        }
      }),
    ));
  it("is exactly zero for equal rows, however large", () => {
    const patches = new Float32Array(11 * 3).fill(3e38);
    const vector = Float64Array.from({ length: 11 }, (_, i) => i - 5);
    const found = gram(patches, 11, 3)(vector, 3);
    expect([...found].every((y) => y === 0)).toBe(true);
  });
  it("has no finite entry where a patch is not finite, in whatever row", () => {
    for (const row of [0, 3, 10])
      for (const dead of [NaN, Infinity, -Infinity]) {
        const patches = Float32Array.from({ length: 22 }, (_, i) => i % 5);
        patches[2 * row] = dead;
        const vector = Float64Array.from({ length: 11 }, (_, i) => i - 5);
        const found = gram(patches, 11, 2)(vector, 2);
        expect(found.some(Number.isFinite)).toBe(false);
      }
  });
});
