import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { prefixIn, sideOf, toyPicture } from "../../../src/testing/toyPicture.ts";

const prefixes = fc
  .integer({ min: 1, max: 16 })
  .chain((scales) =>
    fc.tuple(fc.constant(scales), fc.integer({ min: 1, max: 2 ** (scales + 1) - 1 })),
  );

describe("toyPicture", () => {
  it("is white, black and grey", () => {
    const plane = [0, 1, 1, 0.5];
    expect([...toyPicture(prefixOf("011"), 2)]).toEqual([...plane, ...plane, ...plane]);
  });
  it("has a pixel for every scale", () =>
    expect([1, 3, 4, 10, 13, 16].map(sideOf)).toEqual([1, 2, 2, 4, 4, 4]));
  it("shows its prefix, drawn to the end or not", () =>
    fc.assert(
      fc.property(prefixes, ([scales, prefix]) => {
        expect(prefixIn(toyPicture(prefix, sideOf(scales)))).toBe(prefix);
      }),
    ));
  it("is told from every other picture", () =>
    fc.assert(
      fc.property(
        prefixes,
        fc.nat(),
        fc.constantFrom(0.25, Number.NaN),
        ([scales, prefix], i, x) => {
          const pixels = toyPicture(prefix, sideOf(scales));
          pixels[i % pixels.length] = x;
          expect(() => prefixIn(pixels)).toThrow(RangeError);
        },
      ),
    ));
  it.each([
    [[0.5, 1, 0.5, 0.5]], // a bit after none
    [[1, 0.5]], // no square
    [[0.5, 0.5]],
  ])("refuses %j", (plane) =>
    expect(() => prefixIn(Float32Array.from([...plane, ...plane, ...plane]))).toThrow(RangeError),
  );
});
