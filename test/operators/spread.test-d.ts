import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { spread } from "../../operators/spread.ts";
import type { Batch } from "../../src/index.ts";

declare const scored: Batch<"cache" | "image" | "features" | "score">;
declare const described: Batch<"cache" | "image" | "features">;
declare const plain: Batch<"cache" | "image">;

test("keeps the fields it was given", () => {
  expectTypeOf(of(scored).pipe(spread({ to: 6, by: { mmr: 0.7 } }))).toEqualTypeOf(of(scored));
  expectTypeOf(of(described).pipe(spread({ to: 6, by: "k-medoids" }))).toEqualTypeOf(of(described));
});
test("refuses a batch without what its word looks at", () => {
  // @ts-expect-error [ts2345] - `features` is missing
  of(plain).pipe(spread({ to: 6, by: "farthest-point" }));
  // @ts-expect-error [ts2345] - `score` is missing
  of(described).pipe(spread({ to: 6, by: { dpp: 1 } }));
});
test("refuses words that are in no table, and numbers that are missing", () => {
  // @ts-expect-error [ts2769] - no such word
  spread({ to: 6, by: "anyhow" });
  // @ts-expect-error [ts2769] - mmr takes a number
  spread({ to: 6, by: "mmr" });
  // @ts-expect-error [ts2554] - parameters are missing
  spread();
});
