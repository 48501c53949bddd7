import { describe, expect, it } from "vitest";
import { reducers } from "../../../src/selection/reducers.ts";
import { parity } from "../../fixtures/parity.ts";

interface Case {
  readonly name: string;
  /** Images, patches of an image, numbers of a patch. */
  readonly shape: readonly [number, number, number];
  readonly patches: readonly number[];
  /** Features of each image on its own axis, `[images][patches]`, up to sign. */
  readonly own: readonly (readonly number[])[];
  /** The same on one axis of all, up to one sign for all. */
  readonly joint: readonly (readonly number[])[];
}

/** Largest difference, in parts of the largest feature. */
const tolerance = 1e-4;

describe("reducers", () => {
  const { cases } = parity<Case>("features");
  it.each(cases)("pca is PyTorch's first singular vector, but for its sign: $name", (one) => {
    for (const [i, features] of reduced("pca", one).entries())
      expectEqualUpToSign([...features], one.own[i] ?? []);
  });
  it.each(cases)("pca-joint is that of all images at once: $name", (one) => {
    const features = reduced("pca-joint", one);
    expectEqualUpToSign(
      features.flatMap((vector) => [...vector]),
      one.joint.flat(),
    );
  });
});

function reduced(word: "pca" | "pca-joint", { shape: [images, rows, columns], patches }: Case) {
  const size = rows * columns;
  const each = Array.from({ length: images }, (_, i) =>
    Float32Array.from(patches.slice(i * size, (i + 1) * size)),
  );
  return reducers[word].reduce(each, rows, columns);
}

function expectEqualUpToSign(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  const largest = expected.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  const apart = (sign: number) =>
    expected.reduce((max, x, i) => Math.max(max, Math.abs(sign * (found[i] ?? NaN) - x)), 0);
  expect(Math.min(apart(1), apart(-1))).toBeLessThanOrEqual(tolerance * largest);
}
