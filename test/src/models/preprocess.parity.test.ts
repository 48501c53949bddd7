import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Preprocessing } from "../../../src/models/Preprocessing.ts";
import { preprocess } from "../../../src/models/preprocess.ts";
import { parity } from "../../fixtures/parity.ts";

type Triple = [number, number, number];
interface Case extends Pick<Preprocessing, "size" | "filter" | "fit"> {
  readonly picture: keyof typeof rules;
  readonly width: number;
  readonly height: number;
  /** Of the bytes `[3, size, size]` that Pillow makes. */
  readonly sha256: string;
  /** Of the normalised numbers, evenly spaced. */
  readonly sample: readonly number[];
}

type Rule = (x: number, y: number, c: number, width: number, height: number) => number;

/** The rules that the fixture names. */
const rules = {
  noise: (x, y, c, width, height) =>
    Math.imul((c * height + y) * width + x + 1, 2654435761 | 0) >>> 24,
  ramp: (x, y, c) => (3 * x + 5 * y + 40 * c) % 256,
  checks: (x, y, c) => 255 * (((x >> 2) + (y >> 2) + c) % 2),
  white: () => 255,
} satisfies Record<string, Rule>;

const drawn = ({ picture, width, height }: Case): Uint8Array => {
  const rule: Rule = rules[picture];
  return Uint8Array.from({ length: 3 * height * width }, (_, i) => {
    const y = Math.floor(i / width) % height;
    return rule(i % width, y, Math.floor(i / (width * height)), width, height);
  });
};

describe("preprocess", () => {
  const { cases, mean, std } = parity<Case, { readonly mean: Triple; readonly std: Triple }>(
    "pictures",
  );
  it("has cases of both filters, every fit and every rule", () => {
    expect(new Set(cases.map(({ filter }) => filter)).size).toBe(2);
    expect(new Set(cases.map(({ fit }) => fit)).size).toBe(3);
    expect(new Set(cases.map(({ picture }) => picture)).size).toBe(4);
  });
  it.each(cases)(
    "sees what Pillow sees: $picture $width×$height to $size, $filter, $fit",
    (one) => {
      const { width, height, size } = one;
      const image = { width, height, pixels: drawn(one) };
      const plain = preprocess(image, { ...one, mean: [0, 0, 0], std: [1, 1, 1] });
      const bytes = Uint8Array.from(plain, (x) => Math.round(255 * x));
      expect(plain).toHaveLength(3 * size * size);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(one.sha256);
      const seen = preprocess(image, { ...one, mean, std });
      const every = Math.max(1, Math.floor(seen.length / 29));
      const sample = seen.filter((_, i) => i % every === 0);
      expect(sample).toHaveLength(one.sample.length);
      for (const [i, x] of one.sample.entries())
        expect(Math.abs((sample[i] ?? NaN) - x)).toBeLessThan(1e-6);
    },
  );
});
