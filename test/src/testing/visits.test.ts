import { map, mergeMap, of } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../../operators/decode.ts";
import { generate } from "../../../operators/generate.ts";
import type { Search } from "../../../src/run/draw.ts";
import { toyModels } from "../../../src/testing/toyModels.ts";
import { visits } from "../../../src/testing/visits.ts";

const prompt = "two stars";
const whole: Search = (begun) => begun.pipe(generate(), generate(), generate(), decode());
const options = (runs: number, from?: number) => ({
  models: toyModels({ scales: 3 }),
  prompt,
  n: 1,
  paths: 1,
  runs,
  ...(from === undefined ? {} : { from }),
});

describe("visits", () => {
  it("adds up what one seed after the other drew", async () => {
    const both = await visits(whole, options(40));
    const [first, second] = [
      await visits(whole, options(15)),
      await visits(whole, options(25, 15)),
    ];
    expect(both.runs).toBe(40);
    const [all = [], one = [], other = []] = [both, first, second].map(({ powers }) => [
      ...(powers[0] ?? []),
    ]);
    expect(all).toEqual(one.map((x, i) => x + (other[i] ?? 0)));
    expect(all.reduce((a, b) => a + b)).toBe(40);
    expect(all.filter((x) => x > 0).length).toBeGreaterThan(3);
  });
  it("sums powers of the evidence, e to the log-weight", async () => {
    const weighted: Search = (begun) =>
      whole(begun).pipe(
        map((batch) => ({
          ...batch,
          paths: batch.paths.map((path) => ({ ...path, logWeight: Math.log(3) })),
        })),
      );
    const { powers } = await visits(weighted, options(20));
    const [counts = [], ...sums] = powers.map((numbers) => [...numbers]);
    expect(sums).toHaveLength(3);
    for (const [k, sum] of sums.entries())
      for (const [i, x] of sum.entries()) expect(x).toBeCloseTo(3 ** (k + 1) * (counts[i] ?? 0), 8);
  });
  it("fails where a search loses a tensor", async () => {
    const leaking: Search = (begun) =>
      begun.pipe(
        mergeMap((batch) => {
          batch.paths[0]?.latent.tensor.retain();
          return whole(of(batch));
        }),
      );
    await expect(visits(leaking, options(5))).rejects.toThrow("5 tensors were left by 5 runs");
  });
});
