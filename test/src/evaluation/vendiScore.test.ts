import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packFeatures } from "../../../src/evaluation/packFeatures.ts";
import { vendiScore } from "../../../src/evaluation/vendiScore.ts";

const axis = (i: number) =>
  packFeatures(Float32Array.from({ length: 6 }, (_, k) => (k === i ? 1 : 0)));

describe("vendiScore", () => {
  it("is 1 for pictures all alike, n for n at right angles", () => {
    for (const n of [1, 2, 5]) {
      expect(vendiScore(Array.from({ length: n }, () => axis(0)))).toBeCloseTo(1, 9);
      expect(vendiScore(Array.from({ length: n }, (_, i) => axis(i)))).toBeCloseTo(n, 9);
    }
  });
  it("counts twins once: two pairs are worth two", () =>
    expect(vendiScore([axis(0), axis(0), axis(1), axis(1)])).toBeCloseTo(2, 9));
  it("lies between 1 and n, whatever the order", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (vectors) => {
          const features = vectors.map((own) => packFeatures(Float32Array.from(own)));
          const score = vendiScore(features);
          expect(score).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(score).toBeLessThanOrEqual(features.length + 1e-9);
          expect(vendiScore(features.toReversed())).toBeCloseTo(score, 9);
        },
      ),
    ));
  it("refuses nothing", () => expect(() => vendiScore([])).toThrow(RangeError));
});
