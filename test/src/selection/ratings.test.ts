import { expect, it } from "vitest";
import { type RatingWord, ratings } from "../../../src/selection/ratings.ts";

it("ratings are the words of graph files, each with its sentence", () => {
  expect(Object.keys(ratings)).toEqual(["log-probability", "confidence", "density"]);
  for (const { about } of Object.values<RatingWord>(ratings)) expect(about).toMatch(/\.$/);
});
it("say that a density hangs on the other paths, and that a certainty does not", () => {
  expect(ratings["log-probability"].bias).toBeNull();
  expect(ratings.confidence.bias).toBeNull();
  expect(ratings.density.bias).toBe("its score hangs on the other paths' features");
});
it("name what they look at", () => {
  expect(ratings["log-probability"].certainty).toBe("logProbability");
  expect(ratings.confidence.certainty).toBe("confidence");
  for (const wrong of [0, -1, Number.NaN, Infinity])
    expect(ratings.density.takes.is(wrong)).toBe(false);
});
