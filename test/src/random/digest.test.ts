import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest } from "../../../src/random/digest.ts";

const hex = (...parts: (string | number)[]) => digest(parts).toString("hex");
const part = () => fc.oneof(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true }));

describe("digest", () => {
  it("hashes exactly the documented bytes", () => {
    const bytes = Buffer.from("6e00000008401c0000000000007300000002c3a9", "hex");
    const whole = createHash("sha256").update(bytes).digest("hex");
    expect(hex(7, "é")).toBe(whole.slice(0, 32));
  });
  it("tells apart what concatenation would not", () => {
    const keys = [hex("ab", "c"), hex("a", "bc"), hex("abc"), hex("abc", ""), hex("", "abc")];
    const numbers = [hex(1), hex("1"), hex(-1), hex(1, 1), hex(), hex(0), hex(""), hex(2 ** 53)];
    expect(new Set([...keys, ...numbers, hex(Infinity), hex("é"), hex("e\u0301")]).size).toBe(16);
  });
  it("takes −0 for 0", () => expect(hex(-0)).toBe(hex(0)));
  it("differs where the parts differ", () =>
    fc.assert(
      fc.property(fc.array(part()), fc.array(part()), (a, b) => {
        const same = a.length === b.length && a.every((x, i) => x === b[i]);
        expect(hex(...a) === hex(...b)).toBe(same);
      }),
    ));
  it("refuses what has no bytes of its own", () => {
    expect(() => digest([NaN])).toThrow(RangeError);
    expect(() => digest(["\ud800"])).toThrow("lone surrogate");
    expect(() => digest(["\ufffd\u{1f600}"])).not.toThrow();
  });
});
