import { describe, expect, it } from "vitest";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { toyPatches } from "../../../src/testing/toyPatches.ts";
import { toyPicture } from "../../../src/testing/toyPicture.ts";

/** Patches of a picture of 2 × 2 pixels. */
const of = (name: keyof typeof toyPatches, bits: string) => {
  const { patches, rows, columns } = toyPatches[name](toyPicture(prefixOf(bits), 2), 2);
  return Array.from({ length: rows }, (_, row) => [
    ...patches.slice(row * columns, (row + 1) * columns),
  ]);
};

describe("toyPatches", () => {
  it("sees structure: each pixel with those beside and below it", () =>
    expect(of("structure", "011")).toEqual([
      [0, 1, 1],
      [1, 0, 0.5],
      [1, 0.5, 0],
      [0.5, 1, 1],
    ]));
  it("sees semantics: rows, whatever the order of their pixels", () => {
    expect(of("semantic", "011")).toEqual([
      [0.5, 0, 1],
      [0.75, 0.5, 1],
    ]);
    expect(of("semantic", "101")).toEqual(of("semantic", "011"));
    expect(of("structure", "101")).not.toEqual(of("structure", "011"));
  });
  it("sees pixels: their colours", () =>
    expect(of("pixels", "01")).toEqual([
      [0, 0, 0],
      [1, 1, 1],
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]));
  it("sees pixels in colour", () =>
    expect(toyPatches.pixels(Float32Array.of(1, 2, 3), 1)).toEqual({
      patches: Float32Array.of(1, 2, 3),
      rows: 1,
      columns: 3,
    }));
  it("tells pictures apart, semantics fewer than structure", () => {
    const images = Array.from({ length: 2 ** 13 }, (_, i) => toyPicture(2 ** 13 + i, 4));
    const kinds = (name: keyof typeof toyPatches) =>
      new Set(images.map((pixels) => toyPatches[name](pixels, 4).patches.join())).size;
    expect([kinds("structure"), kinds("pixels")]).toEqual([8192, 8192]);
    expect(kinds("semantic")).toBe(5 * 5 * 5 * 2);
  });
});
