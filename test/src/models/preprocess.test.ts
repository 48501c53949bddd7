import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Preprocessing } from "../../../src/models/Preprocessing.ts";
import { preprocess } from "../../../src/models/preprocess.ts";

const plain = (size: number, fit: Preprocessing["fit"]): Preprocessing => ({
  ...{ size, filter: "bilinear", fit },
  mean: [0, 0, 0],
  std: [1, 1, 1],
});
const bytesOf = (numbers: Float32Array) => [...numbers].map((x) => Math.round(255 * x));

describe("preprocess", () => {
  it("rounds numbers to bytes, clips them, and then sees what it sees of the bytes", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 264 }), { minLength: 12, maxLength: 12 }),
        (x) => {
          const pixels = Uint8Array.from(x, (byte) => Math.min(255, Math.max(0, byte)));
          const numbers = Float32Array.from(x, (byte, i) => (byte + (i % 2 ? 0.3 : -0.3)) / 255);
          const as = plain(2, "crop");
          const seen = preprocess({ width: 2, height: 2, pixels }, as);
          expect(preprocess({ width: 2, height: 2, pixels: numbers }, as)).toEqual(seen);
          expect(bytesOf(seen)).toEqual([...pixels]);
        },
      ),
    ));
  it("takes off the mean and divides by the deviation, channel by channel", () => {
    const image = { width: 1, height: 1, pixels: Uint8Array.of(0, 255, 51) };
    const seen = preprocess(image, {
      ...plain(1, "crop"),
      mean: [0.5, 0.25, 0.2],
      std: [0.5, 0.25, 2],
    });
    expect([...seen].map((x) => Math.abs(Math.round(1e6 * x) / 1e6))).toEqual([1, 3, 0]);
    expect(seen[0]).toBe(-1);
  });
  it("keeps the middle of the longer side, a half to the even side, or stretches", () => {
    const row = [10, 20, 30, 40, 50];
    const wide = {
      width: 5,
      height: 2,
      pixels: Uint8Array.from([0, 0, 0, 0, 0, 0].flatMap(() => row)),
    };
    expect(bytesOf(preprocess(wide, plain(2, "crop"))).slice(0, 2)).toEqual([30, 40]); // 1.5 to 2
    const tall = {
      width: 2,
      height: 7,
      pixels: Uint8Array.from(
        [0, 0, 0].flatMap(() => [1, 2, 3, 4, 5, 6, 7].flatMap((x) => [x, x])),
      ),
    };
    expect(bytesOf(preprocess(tall, plain(2, "crop"))).slice(0, 4)).toEqual([3, 3, 4, 4]); // 2.5 to 2
    const stretched = bytesOf(preprocess(wide, plain(2, "stretch")));
    expect(stretched[0]).toBeLessThan(25);
    expect(stretched[1]).toBeGreaterThan(35);
    expect(stretched).toHaveLength(12);
  });
  it("refuses sizes and pictures that are none", () => {
    const image = { width: 2, height: 2, pixels: new Uint8Array(12) };
    for (const size of [0, -1, 1.5, NaN, Infinity])
      expect(() => preprocess(image, plain(size, "crop"))).toThrow(`not ${size}`);
    expect(() => preprocess({ ...image, width: 3 }, plain(2, "crop"))).toThrow(
      "12 numbers are no picture [3, 2, 3]",
    );
    expect(() =>
      preprocess({ width: 0, height: 2, pixels: new Uint8Array() }, plain(2, "crop")),
    ).toThrow(RangeError);
  });
});
