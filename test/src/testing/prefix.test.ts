import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitsOf, lengthOf, prefixOf } from "../../../src/testing/Prefix.ts";

const words = fc.string({ unit: fc.constantFrom("0", "1"), maxLength: 16 });

describe("Prefix", () => {
  it("is read back as it was written", () =>
    fc.assert(
      fc.property(words, (bits) => {
        expect(bitsOf(prefixOf(bits))).toBe(bits);
        expect(lengthOf(prefixOf(bits))).toBe(bits.length);
      }),
    ));
  it("grows by a bit at its end", () =>
    fc.assert(
      fc.property(words, fc.constantFrom(0, 1), (bits, bit) => {
        fc.pre(bits.length < 16);
        expect(prefixOf(`${bits}${bit}`)).toBe(2 * prefixOf(bits) + bit);
      }),
    ));
  it.each(["2", "01 ", "-", "0".repeat(17)])("refuses %j", (bits) =>
    expect(() => prefixOf(bits)).toThrow(`"${bits}" is no word of at most 16 bits`),
  );
});
