import { describe, expect, it } from "vitest";
import { type Resampler, resamplers } from "../../../../src/index.ts";
import { resamplerLaws } from "../../../../src/testing/laws/resamplerLaws.ts";
import { brokenOf, complaintOf } from "./brokenOf.ts";

const { multinomial, systematic } = resamplers;
const right = systematic.resample;
const upTo = (weights: readonly number[], point: number) => {
  let sum = 0;
  return weights.findIndex((weight) => {
    sum += weight;
    return sum >= point;
  });
};

// That right ones keep the laws: test/src/selection/resamplers.test.ts.
describe("resamplerLaws", () => {
  let calls = 0;
  it.each<[string, Resampler, string]>([
    [
      "unsorted",
      (...given) => [...multinomial.resample(...given)].reverse(),
      "draws `count` ascending indices, none of weight zero",
    ],
    [
      "one too many",
      (weights, count, draw) => right(weights, count + 1, draw),
      "draws `count` ascending indices, none of weight zero",
    ],
    [
      "a chance of its own",
      (weights, count) => right(weights, count, () => (calls++ % 7) / 7),
      "repeats itself and leaves the weights alone",
    ],
    [
      "weights in place",
      (weights, count, draw) => right((weights as number[]).fill(1 / weights.length), count, draw),
      "repeats itself and leaves the weights alone",
    ],
    [
      "no clamp",
      (weights, count, draw) =>
        Array.from({ length: count }, () => upTo(weights, draw())).sort((a, b) => a - b),
      "draws positive weights when every number drawn is 0 or 1 − 2⁻⁵³, and they sum to less",
    ],
    ["no refusal", (_, count) => Array(count).fill(0), "refuses weights of which none is positive"],
    [
      "the heaviest alone",
      (weights, count) => Array(count).fill(weights.indexOf(Math.max(...weights))),
      "draws each index count·weight times on average",
    ],
  ])("catch a scheme that is wrong: %s", async (_, wrong, name) =>
    expect(await brokenOf(resamplerLaws(wrong))).toContain(name),
  );
  it("catch a promise that is not kept", async () =>
    expect(
      await brokenOf(
        resamplerLaws(multinomial.resample, { spread: 1, floor: true, identity: true }),
      ),
    ).toEqual([
      "draws each index count·weight times, ± 1",
      "draws each index ⌊count·weight⌋ times at least",
      "keeps each of N equal weights once, where N are drawn",
    ]));
  it("say what was expected, of which weights and draws", async () => {
    const complaint = await complaintOf(resamplerLaws(() => [0, 0]));
    expect(complaint).toMatch(/Counterexample: \[\[.*\],\d+,draws\(.*\)\]/);
    expect(complaint).toMatch(/drawn another number of indices/);
  });
});
