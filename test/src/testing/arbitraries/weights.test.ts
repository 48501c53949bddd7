import fc from "fast-check";
import { expect, it } from "vitest";
import { draws, weights } from "../../../../src/testing/arbitraries/weights.ts";

it("draws reach both edges, and a counterexample names what was drawn", () => {
  const drawn = fc.sample(draws(), 50).flatMap((draw) => [draw(), draw(), draw()]);
  expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true);
  expect(drawn).toEqual(expect.arrayContaining([0, 1 - 2 ** -53]));
  const failing = () => fc.assert(fc.property(draws(), (draw) => draw() > 2));
  expect(failing).toThrow(/Counterexample: \[draws\([-+.e\d]+…\)\]/);
});
it("weights sum to 1, and the last one is 0 at times", () => {
  const all = fc.sample(weights(), 200);
  for (const w of all) expect(w.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  expect(all.some((w) => w.at(-1) === 0)).toBe(true);
});
