import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rescaled } from "../../../src/selection/rescaled.ts";
import { genericFeatures, wildFeatures } from "../../../src/testing/arbitraries/features.ts";

describe("rescaled", () => {
  it("begins at 0 in every column, and the widest reaches 1…2 unless all rows are equal", () =>
    fc.assert(
      fc.property(wildFeatures(), (features) => {
        const rows = rescaled(features);
        const columns = (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] ?? NaN));
        for (const column of columns) expect(Math.min(...column)).toBe(0);
        const spread = Math.max(...rows.flat());
        if (spread !== 0) expect(Math.abs(spread - 1.5)).toBeLessThan(0.5 + 1e-12);
      }),
    ));
  it("divides by a power of two, so that ties stay ties", () => {
    expect(
      rescaled([
        [3, 5],
        [8, 6],
        [-2, 5],
      ]),
    ).toEqual([
      [5 / 8, 0],
      [10 / 8, 1 / 8],
      [0, 0],
    ]);
    const far = rescaled([[1e200], [-1e200], [0]]).map(([x = NaN]) => x);
    expect((far[0] ?? NaN) - (far[2] ?? NaN)).toBe(far[2]);
    const near = rescaled([
      [1e200, 1e-200],
      [1e200, 3e-200],
      [1e200, 2e-200],
    ]);
    expect((near[1]?.[1] ?? NaN) / (near[2]?.[1] ?? NaN)).toBeCloseTo(2, 12);
  });
  it("reaches to the ends of float64", () => {
    const far = Number.MAX_VALUE;
    expect(rescaled([[far], [-far]])).toEqual([[far / 2 ** 1023], [0]]);
    expect(rescaled([[2e-323], [0]])).toEqual([[1], [0]]);
  });
  it("takes typed rows, equal rows, rows without columns and no row", () => {
    expect(rescaled([new Float32Array([1, 2]), new Float32Array([3, 2])])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(
      rescaled([
        [4, -4],
        [4, -4],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(rescaled([[0], [-0]])).toEqual([[0], [0]]);
    expect([rescaled([[], []]), rescaled([])]).toEqual([[[], []], []]);
  });
  it("gives each row the same bytes wherever it stands", () =>
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const features = genericFeatures(seed, 6, 3);
        expect(rescaled(features.toReversed())).toEqual(rescaled(features).toReversed());
      }),
    ));
});
