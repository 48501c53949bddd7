import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { principalScores } from "../../../src/selection/principalScores.ts";
import { type Reducer, reducers } from "../../../src/selection/reducers.ts";

const all: [string, Reducer][] = Object.entries(reducers);

/** `[P, D]` patches with numbers of any finite size. */
const patches = () =>
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .chain(([rows, columns]) =>
      fc
        .float32Array({
          minLength: rows * columns,
          maxLength: rows * columns,
          noNaN: true,
          noDefaultInfinity: true,
        })
        .map((numbers) => ({ numbers, rows, columns })),
    );

describe("reducers", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(reducers)).toEqual(["pca", "pool", "none"]));
  it("give [P], [D] and [P·D]", () =>
    fc.assert(
      fc.property(patches(), ({ numbers, rows, columns }) => {
        expect(reducers.pca(numbers, rows, columns)).toHaveLength(rows);
        expect(reducers.pool(numbers, rows, columns)).toHaveLength(columns);
        expect(reducers.none(numbers, rows, columns)).toHaveLength(rows * columns);
      }),
    ));
  it.each(all)("%s gives no NaN, repeats itself and leaves the patches alone", (_, reduce) =>
    fc.assert(
      fc.property(patches(), ({ numbers, rows, columns }) => {
        const before = numbers.slice();
        const features = reduce(numbers, rows, columns);
        expect(features.some(Number.isNaN)).toBe(false);
        expect(reduce(numbers, rows, columns)).toEqual(features);
        expect(numbers).toEqual(before);
      }),
    ),
  );
  it.each(all)("%s passes a NaN on", (_, reduce) =>
    fc.assert(
      fc.property(patches(), fc.nat(), ({ numbers, rows, columns }, at) => {
        numbers[at % numbers.length] = NaN;
        expect(reduce(numbers, rows, columns).some(Number.isNaN)).toBe(true);
      }),
    ),
  );
  it.each(all)("%s refuses another shape", (_, reduce) => {
    expect(() => reduce(new Float32Array(6), 4, 2)).toThrow("6 numbers are no [4, 2] patches");
    expect(() => reduce(new Float32Array(0), 0, 2)).toThrow(RangeError);
    expect(() => reduce(new Float32Array(4), -2, -2)).toThrow(RangeError);
  });
  it("pca takes the rows for patches", () => {
    const numbers = new Float32Array([1, 2, 3, 5, 8, 13]);
    expect(reducers.pca(numbers, 3, 2)).toEqual(principalScores(numbers, 3, 2));
  });
  it("pool is the mean over patches", () => {
    expect([...reducers.pool(new Float32Array([1, 2, 3, 5, 8, 14]), 3, 2)]).toEqual([4, 7]);
    const large = new Float32Array([3e38, 3e38, 3e38]);
    expect(reducers.pool(large, 3, 1)).toEqual(large.subarray(0, 1));
  });
  it("none is a copy, not the same memory", () => {
    const numbers = new Float32Array([1, 2]);
    const features = reducers.none(numbers, 1, 2);
    features[0] = 9;
    expect([...numbers]).toEqual([1, 2]);
    expect([...reducers.none(numbers, 2, 1)]).toEqual([1, 2]);
  });
});
