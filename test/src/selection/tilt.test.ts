import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softmax } from "../../../src/selection/softmax.ts";
import { tilt } from "../../../src/selection/tilt.ts";

const finite = fc.double({ min: -50, max: 50, noNaN: true });

describe("tilt", () => {
  it("gives log-weight + lambda · value, up to one constant", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 9 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (pairs, lambda) => {
          const [logWeights, values] = [pairs.map(([l]) => l), pairs.map(([, v]) => v)];
          const tilted = tilt(logWeights, values, lambda);
          const plain = pairs.map(([l, v]) => l + lambda * v);
          const shift = (tilted[0] as number) - (plain[0] as number);
          for (const [i, x] of tilted.entries())
            expect(x - shift).toBeCloseTo(plain[i] as number, 8);
        },
      ),
    ));
  it("cannot overflow, and is uniform at lambda 0 however far values lie apart", () => {
    expect(softmax(tilt([0, 0], [1, 2], 1e308))).toEqual([0, 1]);
    expect(softmax(tilt([0, 0], [-1e308, 1e308], 0))).toEqual([0.5, 0.5]);
    expect(softmax(tilt([0, 0], [-1e308, 1e308], 10))).toEqual([0, 1]);
  });
  it("kills a path whose value or log-weight is NaN or infinite, and that path alone", () => {
    for (const dead of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(softmax(tilt([0, 0, 0], [dead, 1, 1], 10))).toEqual([0, 0.5, 0.5]);
      expect(softmax(tilt([0, dead, 0], [1, 1, 1], 10))).toEqual([0.5, 0, 0.5]);
    }
    expect(softmax(tilt([0], [Number.NaN], 1))).toBeNull();
  });
});
