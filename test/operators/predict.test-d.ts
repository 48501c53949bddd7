import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { generate } from "../../operators/generate.ts";
import { predict } from "../../operators/predict.ts";
import type { Batch } from "../../src/index.ts";

declare const scored: Batch<"cache" | "latent" | "image" | "score" | "history">;
const params = { model: { 7: { intercept: 0, weights: { alignment: { 7: 1 } } } } };

test("keeps the fields it was given", () => {
  expectTypeOf(of(scored).pipe(predict(params))).toEqualTypeOf(of(scored));
});
test("refuses the score of an earlier state", () => {
  // @ts-expect-error [ts2345] - `score` is missing: generate cleared it
  of(scored).pipe(generate(), predict(params));
});
test("refuses a predictor without weights", () => {
  // @ts-expect-error [ts2741] - `weights` is missing
  predict({ model: { 7: { intercept: 0 } } });
});
