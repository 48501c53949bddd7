import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { philox4x32 } from "../../../src/random/philox.ts";

const ones = 0xffffffff;
const word = fc.oneof(
  fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, ones),
  fc.nat(ones),
);

describe("philox4x32", () => {
  it("gives Random123's known answers (tests/kat_vectors, philox4x32 10)", () => {
    expect(philox4x32([0, 0, 0, 0], [0, 0])).toEqual([
      0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8,
    ]);
    expect(philox4x32([ones, ones, ones, ones], [ones, ones])).toEqual([
      0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
    ]);
    expect(
      philox4x32([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]),
    ).toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
  });
  it("agrees with 64-bit whole numbers for every counter and key", () =>
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        expect(philox4x32(counter, key)).toEqual(slow(counter, key));
      }),
      { numRuns: 1000 },
    ));
});

/** The definition, written with BigInt. */
function slow(counter: readonly number[], key: readonly number[]): readonly number[] {
  let [a, b, c, d] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const [first, second] = [0xd2511f53n * a, 0xcd9e8d57n * c];
    [a, b, c, d] = [
      (second >> 32n) ^ b ^ k0,
      second & 0xffffffffn,
      (first >> 32n) ^ d ^ k1,
      first & 0xffffffffn,
    ];
    [k0, k1] = [(k0 + 0x9e3779b9n) & 0xffffffffn, (k1 + 0xbb67ae85n) & 0xffffffffn];
  }
  return [a, b, c, d].map(Number);
}
