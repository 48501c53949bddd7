import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeAt } from "../../../src/random/Place.ts";

describe("placeAt", () => {
  it("never changes: computed with Python's hashlib and struct", () => {
    expect(placeAt(7, "two stars", "é★", -0.5)).toEqual({
      key: [0x3a678b1d, 0x58b2b2ba],
      counter: [0x9fd320dd, 0xe8da5770],
    });
    expect(placeAt("ab", "c")).toEqual({
      key: [0x19f208dc, 0xbc402ec6],
      counter: [0x025349fa, 0x968d42d0],
    });
    expect(placeAt("a", "bc").key).toEqual([0x7914515a, 0xb82da58e]);
    expect(placeAt(1).key).toEqual([0x5590cf50, 0xad31ab82]);
    expect(placeAt("1").key).toEqual([0x9b25d5da, 0xd65d291f]);
  });
  it("is four uint32s", () =>
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        const { key, counter } = placeAt(text, number);
        for (const word of [...key, ...counter]) expect(word).toBe(word >>> 0);
      }),
    ));
  it("refuses NaN", () => expect(() => placeAt("noise", NaN)).toThrow(RangeError));
});
