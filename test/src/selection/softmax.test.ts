import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softmax } from "../../../src/selection/softmax.ts";
import { deadScore, liveScore, scores } from "../../../src/testing/arbitraries/scores.ts";

const live = () => fc.array(liveScore(), { minLength: 1, maxLength: 12 });
const small = () =>
  fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 12 });

describe("softmax", () => {
  it("is exp(x) over its sum, where that can be computed", () =>
    fc.assert(
      fc.property(small(), (xs) => {
        const sum = xs.reduce((total, x) => total + Math.exp(x), 0);
        for (const [i, w] of (softmax(xs) ?? []).entries())
          expect(w).toBeCloseTo(Math.exp(xs[i] ?? NaN) / sum, 12);
      }),
    ));
  it("gives the living weights ≥ 0 that sum to 1, and the dead 0", () =>
    fc.assert(
      fc.property(scores(), (xs) => {
        const weights = softmax(xs);
        expect(weights === null).toBe(!xs.some(Number.isFinite));
        if (weights !== null) expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const [i, w] of (weights ?? []).entries()) {
          expect(w).toBeGreaterThanOrEqual(0);
          if (!Number.isFinite(xs[i])) expect(w).toBe(0);
        }
      }),
    ));
  it("leaves the weights of the living as they are when a dead path stands among them", () =>
    fc.assert(
      fc.property(live(), deadScore(), fc.nat(), (xs, dead, at) => {
        const place = at % (xs.length + 1);
        const weights = softmax(xs.toSpliced(place, 0, dead));
        expect(weights?.toSpliced(place, 1)).toEqual(softmax(xs));
      }),
    ));
  it("ignores a constant added to all", () =>
    fc.assert(
      fc.property(live(), fc.integer({ min: -1000, max: 1000 }), (xs, c) => {
        const shifted = softmax(xs.map((x) => x + c)) ?? [];
        for (const [i, w] of (softmax(xs) ?? []).entries()) expect(shifted[i]).toBeCloseTo(w, 9);
      }),
    ));
  it("neither overflows nor dies of its largest entries, and ties share", () => {
    expect(softmax([1e308, 1e308])).toEqual([0.5, 0.5]);
    expect(softmax([-1e308, 1e308])).toEqual([0, 1]);
    expect(softmax([-1e308])).toEqual([1]);
    expect(softmax([710, 709])?.[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 14);
    expect(softmax([Infinity, 3, NaN, -Infinity, 3])).toEqual([0, 0.5, 0, 0, 0.5]);
  });
  it("is null when nobody is alive", () => {
    for (const xs of [[], [NaN], [-Infinity, Infinity, NaN]]) expect(softmax(xs)).toBeNull();
  });
});
