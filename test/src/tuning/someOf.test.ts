import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { someOf } from "../../../src/tuning/someOf.ts";

const drawOf = (seed: number) => drawsAt(placeAt("some", seed));

describe("someOf", () => {
  it("takes as many as are wanted, or all, in order, none twice", () => {
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.nat({ max: 12 }), fc.nat(), (length, count, seed) => {
        const items = Array.from({ length }, (_, i) => i);
        const taken = someOf(items, count, drawOf(seed));
        expect(taken).toHaveLength(Math.min(count, length));
        expect(taken).toEqual(items.filter((item) => taken.includes(item)));
      }),
    );
  });
  it("takes every pair about as often as another", () => {
    const counts = new Map<string, number>();
    const draw = drawOf(0);
    for (let i = 0; i < 3000; i++) {
      const pair = someOf([0, 1, 2], 2, draw).join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    for (const pair of ["0,1", "0,2", "1,2"])
      expect(Math.abs((counts.get(pair) ?? 0) - 1000)).toBeLessThan(130); // five deviations
  });
});
