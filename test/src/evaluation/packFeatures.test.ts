import * as fc from "fast-check";
import { expect, it } from "vitest";
import { packFeatures } from "../../../src/evaluation/packFeatures.ts";

const bytesOf = (text: string) => [...new Int8Array(Buffer.from(text, "base64"))];

it("keeps directions to a two-hundredth and lengths to 1", () =>
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 99 }),
      (numbers) => {
        const norm = Math.hypot(...Float32Array.from(numbers));
        fc.pre(norm > 1e-3);
        for (const [i, byte] of bytesOf(packFeatures(Float32Array.from(numbers))).entries())
          expect(Math.abs(byte / 127 - (numbers[i] as number) / norm)).toBeLessThan(0.005);
      },
    ),
  ));
it("does not see a scale", () =>
  expect(packFeatures(Float32Array.of(3, 4))).toBe(packFeatures(Float32Array.of(6, 8))));
it("leaves zeros zeros", () => expect(bytesOf(packFeatures(new Float32Array(2)))).toEqual([0, 0]));
it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %s", (x) =>
  expect(() => packFeatures(Float32Array.of(1, x))).toThrow(RangeError),
);
