import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noiseAt } from "../../../src/random/noiseAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { philox4x32 } from "../../../src/random/philox.ts";

const uint32 = fc.nat(0xffffffff);
const place = fc.record({ key: fc.tuple(uint32, uint32), counter: fc.tuple(uint32, uint32) });
const count = fc.oneof(fc.constantFrom(0, 1, 3, 4, 5), fc.nat(100));

describe("noiseAt", () => {
  it("never changes: computed with Python's whole numbers", () => {
    const k = [1760844, 1485351, 4141487, 5073957, 382183, 6338493, 6057687, 6777660];
    const noise = noiseAt(placeAt(7, "two stars", "é★", -0.5), 8);
    expect([...noise]).toEqual(k.map((bits) => (bits + 0.5) / 2 ** 23));
  });
  it("is, number for number, the upper 23 bits of the place's blocks", () =>
    fc.assert(
      fc.property(place, count, (at, n) => {
        const words = Array.from({ length: Math.ceil(n / 4) }, (_, block) =>
          philox4x32([block, 0, ...at.counter], at.key),
        ).flat();
        const expected = words.slice(0, n).map((word) => (Math.floor(word / 512) + 0.5) / 2 ** 23);
        expect([...noiseAt(at, n)]).toEqual(expected);
      }),
    ));
  it("is a prefix of more noise at the same place", () =>
    fc.assert(
      fc.property(place, count, count, (at, n, more) => {
        expect(noiseAt(at, n + more).subarray(0, n)).toEqual(noiseAt(at, n));
      }),
    ));
  it("is uniform, and never 0 or 1", () => {
    const noise = noiseAt(placeAt("uniform"), 2 ** 20);
    const tenths = Array(10).fill(0);
    for (const x of noise) tenths[Math.floor(10 * x)]++;
    // 5.5 deviations in ten cells: a right generator is refused with probability 4e-7.
    for (const cell of tenths)
      expect(Math.abs(cell - 2 ** 20 / 10)).toBeLessThan(5.5 * Math.sqrt(2 ** 20 * 0.09));
    expect(noise.every((x) => x > 0 && x < 1)).toBe(true);
  });
  it("refuses a negative count", () => expect(() => noiseAt(placeAt(), -1)).toThrow(RangeError));
});
