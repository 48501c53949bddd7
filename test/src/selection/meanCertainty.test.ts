import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanCertainty } from "../../../src/selection/meanCertainty.ts";

const sides = [1, 2, 4];
const at = (scale: number, logProbability: number, confidence: number) => ({
  ...{ scale, logProbability, confidence },
});
const certainties = fc.array(
  fc.record({
    scale: fc.integer({ min: 0, max: 2 }),
    logProbability: fc.double({ min: -9, max: 0, noNaN: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 5 },
);

describe("meanCertainty", () => {
  it("counts each scale by its tokens", () => {
    const all = [at(0, -1, 0), at(1, -2, 1), at(2, -3, 0.5)];
    expect(meanCertainty(all, "logProbability", sides)).toBe(-(1 + 4 * 2 + 16 * 3) / 21);
    expect(meanCertainty(all, "confidence", sides)).toBe((4 + 8) / 21);
    expect(meanCertainty(all.slice(1, 2), "confidence", sides)).toBe(1);
  });
  it("is the mean over the bits, however they fall into scales", () =>
    fc.assert(
      fc.property(certainties, (all) => {
        const bits = all.flatMap((own) =>
          Array<number>((sides[own.scale] ?? 0) ** 2).fill(own.confidence),
        );
        const mean = bits.reduce((a, b) => a + b, 0) / bits.length;
        expect(meanCertainty(all, "confidence", sides)).toBeCloseTo(mean, 9);
        const rates = all.map(({ logProbability }) => logProbability);
        const own = meanCertainty(all, "logProbability", sides);
        expect(own).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-9);
        expect(own).toBeLessThanOrEqual(Math.max(...rates) + 1e-9);
      }),
    ));
  it("of nothing is NaN, of a bit that could not be drawn −∞", () => {
    expect(meanCertainty([], "confidence", sides)).toBeNaN();
    expect(meanCertainty([at(0, -Infinity, 1)], "logProbability", sides)).toBe(-Infinity);
    expect(meanCertainty([at(7, -1, 1)], "confidence", sides)).toBeNaN();
  });
});
