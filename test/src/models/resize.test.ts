import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filters, resize } from "../../../src/models/resize.ts";

const side = () => fc.integer({ min: 1, max: 12 });
const filter = () => fc.constantFrom(...(Object.keys(filters) as (keyof typeof filters)[]));
const filled = (width: number, height: number, byte: number) => ({
  width,
  height,
  pixels: new Uint8Array(3 * width * height).fill(byte),
});

describe("resize", () => {
  it("keeps one colour one colour, at any size", () =>
    fc.assert(
      fc.property(
        side(),
        side(),
        side(),
        side(),
        fc.nat(255),
        filter(),
        (w, h, to, tall, x, by) => {
          const made = resize(filled(w, h, x), { width: to, height: tall }, by);
          expect(made).toEqual(filled(to, tall, x));
        },
      ),
    ));
  it("leaves a picture of that size as it is, and its input alone", () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 60, maxLength: 60 }), filter(), (pixels, by) => {
        const before = pixels.slice();
        const image = { width: 4, height: 5, pixels };
        expect(resize(image, { width: 4, height: 5 }, by).pixels).toEqual(before);
        resize(image, { width: 7, height: 2 }, by);
        expect(pixels).toEqual(before);
      }),
    ));
  it("goes between two pixels in a line, and over the edge only with bicubic", () => {
    const image = { width: 2, height: 1, pixels: Uint8Array.of(0, 200, 0, 200, 0, 200) };
    const wide = (by: keyof typeof filters) =>
      [...resize(image, { width: 4, height: 1 }, by).pixels].slice(0, 4);
    expect(wide("bilinear")).toEqual([0, 50, 150, 200]);
    const [first = 0, , , last = 0] = wide("bicubic");
    expect(first).toBe(0); // what falls below 0 is 0
    expect(last).toBeGreaterThan(200);
  });
  it("lets every pixel count where it shrinks", () => {
    const bright = { width: 6, height: 1, pixels: new Uint8Array(18) };
    for (let i = 0; i < 6; i++) {
      bright.pixels.fill(0)[i] = 240;
      expect(resize(bright, { width: 2, height: 1 }, "bilinear").pixels.some((x) => x > 0)).toBe(
        true,
      );
    }
  });
  it("treats the channels, and rows and columns, alike", () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), filter(), (plane, by) => {
        const image = {
          width: 3,
          height: 4,
          pixels: Uint8Array.from([...plane, ...plane, ...plane]),
        };
        const made = resize(image, { width: 5, height: 6 }, by).pixels;
        expect(made.subarray(30, 60)).toEqual(made.subarray(0, 30));
        expect(made.subarray(60)).toEqual(made.subarray(0, 30));
        const flat = { width: 12, height: 1, pixels: image.pixels };
        const tall = { width: 1, height: 12, pixels: image.pixels };
        expect(resize(tall, { width: 1, height: 5 }, by).pixels).toEqual(
          resize(flat, { width: 5, height: 1 }, by).pixels,
        );
      }),
    ));
});
