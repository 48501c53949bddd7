import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { encodePng } from "../../cli/encodePng.ts";

describe("encodePng", () => {
  it("keeps places and channels, rounds to the nearest, clips what is outside 0…1", () => {
    const pixels = Float32Array.of(
      ...[0, 1, 0.5, 0.25], // red
      ...[-3, 7, 0.001, 0.002], // green: 0.255 rounds to 0, 0.51 to 1
      ...[Number.NaN, 1, 1, 0], // blue
    );
    const { data, ...rest } = decode(encodePng({ width: 2, height: 2, pixels }));
    expect(rest).toMatchObject({ width: 2, height: 2, channels: 3, depth: 8 });
    expect([...data]).toEqual([0, 0, 0, 255, 255, 255, 128, 0, 255, 64, 1, 0]);
  });
  it("gives the same bytes for the same picture", () => {
    const image = { width: 8, height: 8, pixels: new Float32Array(192).fill(0.3) };
    expect(encodePng(image)).toEqual(encodePng(image));
  });
});
