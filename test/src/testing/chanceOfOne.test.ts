import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOfOne } from "../../../src/testing/chanceOfOne.ts";

const logits = fc.double({ min: -5, max: 5, noNaN: true });
const plain = { guidance: 1, temperature: 1, topP: 1 };

describe("chanceOfOne", () => {
  it("is guidance, then temperature, then the sigmoid", () => {
    expect(chanceOfOne(0, 7, plain)).toBe(0.5);
    expect(chanceOfOne(Math.log(3), 7, plain)).toBeCloseTo(3 / 4, 6);
    expect(chanceOfOne(Math.log(3), 7, { ...plain, temperature: 2 })).toBeCloseTo(
      Math.sqrt(3) / (1 + Math.sqrt(3)),
      6,
    );
    // 3·1 + (1−3)·0.5 = 2
    const guided = { ...plain, guidance: 3 };
    expect(chanceOfOne(1, 0.5, guided)).toBe(chanceOfOne(2, 0, plain));
  });
  it("sets what is more certain than top-p", () =>
    fc.assert(
      fc.property(logits, fc.double({ min: 0.5, max: 1, minExcluded: true }), (x, topP) => {
        const free = chanceOfOne(x, 0, plain);
        fc.pre(Math.abs(free - topP) > 1e-6 && Math.abs(1 - free - topP) > 1e-6);
        const expected = free < 1 - topP ? 0 : free > topP ? 1 : free;
        expect(chanceOfOne(x, 0, { ...plain, topP })).toBe(expected);
      }),
    ));
  it("counts a chance on the very edge of top-p as certain", () => {
    const half = { ...plain, topP: 0.5 }; // outside the range of a run, but 0.5 is exact
    expect([chanceOfOne(0, 0, half), chanceOfOne(0, 0, { ...half, topP: 0.75 })]).toEqual([0, 0.5]);
    const least = 1 / (1 + Math.exp(-1));
    expect(chanceOfOne(1, 0, { ...plain, topP: least })).toBe(1);
    expect(chanceOfOne(-1, 0, { ...plain, topP: 1 - 1 / (1 + Math.exp(1)) })).toBe(0);
  });
  it("is the very share of noise values below it", () =>
    fc.assert(
      fc.property(logits, (x) => {
        const p = chanceOfOne(x, 0, plain);
        const below = p * 2 ** 23; // noise k is the last one below
        expect(Number.isInteger(below)).toBe(true);
        const exact = 1 / (1 + Math.exp(-x));
        expect((below - 0.5) * 2 ** -23).toBeLessThan(exact);
        expect((below + 0.5) * 2 ** -23).toBeGreaterThanOrEqual(exact);
      }),
    ));
});
