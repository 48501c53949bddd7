import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pixelPatches, pixels } from "../../../src/models/pixelPatches.ts";

const pictures = (dims: readonly number[], value: (...at: number[]) => number) => {
  const [images = 0, channels = 0, height = 0, width = 0] = dims;
  const data = new Float32Array(images * channels * height * width);
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width) % height];
    const plane = Math.floor(i / (width * height));
    data[i] = value(Math.floor(plane / channels), plane % channels, y, x);
  }
  return { dims, data };
};

describe("pixelPatches", () => {
  it("means each cell of an 8×8 grid, colour by colour, row by row", () => {
    const given = pictures(
      [2, 3, 64, 64],
      (image, channel, y, x) => y + 100 * x + channel + 7 * image,
    );
    const { dims, data } = pixelPatches(given);
    expect(dims).toEqual([2, 64, 3]);
    const at = (image: number, row: number, column: number, channel: number) =>
      data[((image * 8 + row) * 8 + column) * 3 + channel];
    for (const [image, row, column, channel] of [
      [0, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 3, 0, 2],
      [1, 7, 7, 1],
    ] as const)
      expect(at(image, row, column, channel)).toBe(
        8 * row + 3.5 + 100 * (8 * column + 3.5) + channel + 7 * image,
      );
  });
  it("is no finer than the picture", () => {
    const { dims, data } = pixelPatches(
      pictures([1, 3, 2, 3], (_, c, y, x) => 100 * c + 10 * y + x),
    );
    expect(dims).toEqual([1, 6, 3]);
    expect([...data.subarray(0, 9)]).toEqual([0, 100, 200, 1, 101, 201, 2, 102, 202]);
    expect([...data.subarray(9, 12)]).toEqual([10, 110, 210]);
  });
  it("lets cells overlap where the side is no multiple, as area resampling does", () => {
    // Ten pixels in eight cells: 0–1, 1–2, 2–3, 3–4, 5–6, 6–7, 7–8, 8–9.
    const { data } = pixelPatches(pictures([1, 1, 1, 10], (_, __, ___, x) => x));
    expect([...data]).toEqual([0.5, 1.5, 2.5, 3.5, 5.5, 6.5, 7.5, 8.5]);
  });
  it("stays between the least and the most of each colour, and passes a NaN to its cells alone", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (height, width, seed) => {
          const given = pictures(
            [2, 3, height, width],
            (...at) => (at.reduce((h, x) => h * 31 + x, seed) % 997) / 997,
          );
          const { dims, data } = pixelPatches(given);
          const [, cells = 0] = dims;
          expect(cells).toBe(Math.min(8, height) * Math.min(8, width));
          expect(data).toHaveLength(2 * cells * 3);
          expect(Math.min(...data)).toBeGreaterThanOrEqual(Math.min(...given.data));
          expect(Math.max(...data)).toBeLessThanOrEqual(Math.max(...given.data));
          given.data[3 * height * width] = Number.NaN; // first pixel of the second picture
          const broken = pixelPatches(given).data;
          expect(broken.subarray(0, cells * 3).some(Number.isNaN)).toBe(false);
          expect(broken[cells * 3]).toBeNaN();
        },
      ),
    ));
  it("has a role of its own", () => expect(pixels).toBe("pixels"));
});
