import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { philox4x32 } from "../../../src/random/philox.ts";

const take = (count: number, ...parts: (string | number)[]) => {
  const draw = drawsAt(placeAt(...parts));
  return Array.from({ length: count }, draw);
};

describe("drawsAt", () => {
  it("never changes: computed with Python's whole numbers", () =>
    expect(take(4, 7, "two stars", "é★", -0.5)).toEqual([
      0.20990905682022387, 0.49370377804265886, 0.04555977991679849, 0.7221326459683385,
    ]));
  it("is, number for number, 52 bits of the place's blocks", () =>
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (name, n) => {
        const { key, counter } = placeAt(name);
        const words = Array.from({ length: n }, (_, block) =>
          philox4x32([block, 0, ...counter], key).map(BigInt),
        ).flat() as bigint[];
        const pairs = Array.from({ length: n }, (_, j) => [words[2 * j], words[2 * j + 1]]);
        const bits = pairs.map(([high = 0n, low = 0n]) => ((high << 32n) | low) >> 12n);
        expect(take(n, name)).toEqual(bits.map((k) => Number(2n * k + 1n) / 2 ** 53));
      }),
    ));
  it("starts anew at each call and stays inside 0…1", () =>
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (name, n) => {
        const drawn = take(n, name);
        expect(take(n, name)).toEqual(drawn);
        expect(drawn.every((x) => x >= 2 ** -53 && x <= 1 - 2 ** -53)).toBe(true);
      }),
    ));
});
