import { describe, expect, it } from "vitest";
import { foundIn } from "../../../src/models/foundIn.ts";

const words = { shapes: ["star", "ring"], colours: ["red", "blue"], threshold: 0.5 };

describe("foundIn", () => {
  it("names what is above the threshold, and nothing at or below it", () => {
    const numbers = Float32Array.of(
      ...[0.75, 1, 0, 10, 20, 5],
      ...[0.625, 0, 1, 30, 40, 6],
      ...[0.5, 0, 0, 1, 1, 1],
      ...[Number.NaN, 0, 0, 1, 1, 1],
      ...[0, 99, 99, 0, 0, 0],
    );
    expect(foundIn(numbers, words)).toEqual([
      { shape: "ring", colour: "red", x: 10, y: 20, radius: 5, confidence: 0.75 },
      { shape: "star", colour: "blue", x: 30, y: 40, radius: 6, confidence: 0.625 },
    ]);
    expect(foundIn(new Float32Array(), words)).toEqual([]);
  });
  it("refuses a number that names nothing", () => {
    for (const [shape, colour] of [
      [2, 0],
      [0.5, 0],
      [-1, 0],
      [0, 2],
    ])
      expect(() => foundIn(Float32Array.of(1, shape ?? 0, colour ?? 0, 0, 0, 0), words)).toThrow(
        /judge: gave index .*; bundle.json names /,
      );
  });
});
