import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softmax } from "../../../src/selection/softmax.ts";
import { systematic } from "../../../src/selection/systematic.ts";
import { vasr } from "../../../src/selection/vasr.ts";

const finite = fc.double({ min: -20, max: 20, noNaN: true });
const paths = fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 8 });
const u = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const split = (all: readonly (readonly [number, number])[]) => ({
  logWeights: all.map(([x]) => x),
  scores: all.map(([, s]) => s),
});

describe("vasr", () => {
  it("is systematic by weight, raised by lambda · score", () =>
    fc.assert(
      fc.property(paths, fc.constantFrom(0, 0.5, 2), u, (all, lambda, offset) => {
        const candidates = split(all);
        const masses = softmax(all.map(([x, s]) => x + lambda * s)) as readonly number[];
        for (const count of [1, 3, 8]) {
          const { drawn, logExpected } = vasr(lambda)(candidates, count, () => offset);
          expect(drawn).toEqual(systematic(masses, count, () => offset));
          for (const [i, mass] of masses.entries())
            expect(logExpected?.[i]).toBeCloseTo(Math.log(count) + Math.log(mass), 9);
        }
      }),
    ));
  it("draws less than one copy more or less than it expects, once for all", () =>
    fc.assert(
      fc.property(paths, u, (all, offset) => {
        let asked = 0;
        const { drawn, logExpected = [] } = vasr(1)(split(all), 5, () => {
          asked++;
          return offset;
        });
        expect(asked).toBe(1);
        for (const [i, x] of logExpected.entries()) {
          const copies = drawn.filter((j) => j === i).length;
          expect(Math.abs(copies - Math.exp(x))).toBeLessThan(1 + 1e-9);
        }
      }),
    ));
  it("never draws a dead path, and refuses none but dead ones", () => {
    const dead = { logWeights: [Number.NaN, 0, Infinity], scores: [9, 0, 9] };
    expect(vasr(1)(dead, 3, () => 0.5).drawn).toEqual([1, 1, 1]);
    const lost = { logWeights: [0, 0], scores: [Number.NaN, 1] };
    expect(vasr(1)(lost, 2, () => 0.5).drawn).toEqual([1, 1]);
    expect(() => vasr(1)({ logWeights: [Number.NaN], scores: [0] }, 1, () => 0)).toThrow(
      RangeError,
    );
  });
});
