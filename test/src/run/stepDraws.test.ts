import { expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { stepDraws } from "../../../src/run/stepDraws.ts";
import { specOfScores } from "../../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../../src/testing/fakes/bareBatch.ts";

it("stepDraws are those of (seed, prompt, scale, step id), from the first", () => {
  const spec = specOfScores([1, 2], { seed: 7, prompt: "é★", scale: 9 });
  const { batch } = bareBatch(spec, ["score"]);
  const take = (draw: () => number) => Array.from({ length: 5 }, draw);
  const expected = take(drawsAt(placeAt("draw", 7, "é★", 9, "resample-9")));
  expect(take(stepDraws(batch, "resample-9"))).toEqual(expected);
  expect(take(stepDraws({ ...batch, paths: [] }, "resample-9"))).toEqual(expected);
  expect(take(stepDraws(batch, "resample-6"))).not.toEqual(expected);
});
