import fc from "fast-check";
import { expect, it } from "vitest";
import { similarity } from "../../../src/selection/similarity.ts";

const distance = fc.double({ min: 0, max: 40, noNaN: true });

it("falls from 1 to 0 as points part", () => {
  fc.assert(
    fc.property(distance, distance, (a, b) => {
      const [near, far] = [Math.min(a, b), Math.max(a, b)];
      expect(similarity(near)).toBeGreaterThanOrEqual(similarity(far));
    }),
  );
  expect(similarity(0)).toBe(1);
  expect(similarity(1)).toBeCloseTo(0.6065306597, 9); // at the median distance
  expect(similarity(2)).toBeCloseTo(0.1353352832, 9);
  expect(similarity(1e200)).toBe(0);
});
