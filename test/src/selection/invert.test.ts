import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invert } from "../../../src/selection/invert.ts";
import { weights } from "../../../src/testing/arbitraries/weights.ts";

describe("invert", () => {
  it("finds the first index whose running sum exceeds the point", () =>
    fc.assert(
      fc.property(weights(), fc.double({ min: 0, max: 1, noNaN: true }), (w, point) => {
        const sums = w.map((_, i) => w.slice(0, i + 1).reduce((a, b) => a + b));
        const index = sums.findIndex((sum) => sum > point);
        expect(invert(w, [point])).toEqual([index < 0 ? w.findLastIndex((x) => x > 0) : index]);
      }),
    ));
  it("meets the edges: 0, a step, the sum and beyond", () => {
    expect(invert([0, 0.25, 0, 0.5, 0], [0, 0.2, 0.25, 0.74, 0.75, 2])).toEqual([1, 1, 3, 3, 3, 3]);
    expect(invert([1], [0, 1 - 2 ** -53])).toEqual([0, 0]);
  });
  it("gives nothing for no point, and refuses a point that nothing can meet", () => {
    expect(invert([0, 0], [])).toEqual([]);
    expect(() => invert([0, 0], [0.5])).toThrow("no weight is positive");
    expect(() => invert([], [0.5])).toThrow(RangeError);
  });
});
