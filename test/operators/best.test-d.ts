import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { best } from "../../operators/best.ts";
import type { Batch } from "../../src/index.ts";

declare const scored: Batch<"cache" | "latent" | "image" | "score" | "history">;
declare const bare: Batch<"score">;
declare const unscored: Batch<"cache" | "latent" | "image" | "history">;

test("keeps the fields it was given", () => {
  expectTypeOf(of(scored).pipe(best())).toEqualTypeOf(of(scored));
  expectTypeOf(of(bare).pipe(best())).toEqualTypeOf(of(bare));
});
test("refuses a batch without a score of this state", () => {
  // @ts-expect-error [ts2345] - `score` is missing
  of(unscored).pipe(best());
});
