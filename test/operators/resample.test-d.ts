import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { generate } from "../../operators/generate.ts";
import { resample } from "../../operators/resample.ts";
import type { Batch } from "../../src/index.ts";

declare const scored: Batch<"cache" | "latent" | "image" | "score" | "history">;
declare const past: Batch<"cache" | "latent" | "history">;
declare const unscored: Batch<"cache" | "latent" | "image">;
const params = { to: 2, lambda: 1, potential: "max", scheme: "multinomial" } as const;

test("keeps the fields it was given", () => {
  expectTypeOf(of(scored).pipe(resample(params))).toEqualTypeOf(of(scored));
});
test("refuses a batch that was never scored", () => {
  // @ts-expect-error [ts2345] - `score` and `history` are missing
  of(unscored).pipe(resample(params));
  // @ts-expect-error [ts2345] - `history` is missing
  of(unscored).pipe(resample({ ...params, latest: true }));
});
test("refuses the score of an earlier state, unless it says `latest`", () => {
  // @ts-expect-error [ts2345] - `score` is missing: generate cleared it
  of(scored).pipe(generate(), resample(params));
  // @ts-expect-error [ts2345] - `score` is missing
  of(past).pipe(resample({ ...params, latest: false }));
  expectTypeOf(of(past).pipe(resample({ ...params, latest: true }))).toEqualTypeOf(of(past));
});
test("refuses words that are in no table", () => {
  // @ts-expect-error [ts2769] - no such scheme
  resample({ ...params, scheme: "lottery" });
  // @ts-expect-error [ts2769] - vasr takes a number
  resample({ ...params, scheme: "vasr" });
});
test("takes schemes with their numbers", () => {
  resample({ ...params, scheme: { vasr: 5 } });
  resample({ ...params, scheme: { "replace-worst": 0.25 } });
  resample({ ...params, scheme: "gumbel-topk" });
});
