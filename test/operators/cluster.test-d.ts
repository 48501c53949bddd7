import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { cluster } from "../../operators/cluster.ts";
import type { Batch } from "../../src/index.ts";

declare const described: Batch<"cache" | "latent" | "image" | "features">;
declare const scored: Batch<"cache" | "image" | "features" | "score">;
declare const plain: Batch<"cache" | "latent" | "image">;

test("keeps the fields it was given", () => {
  expectTypeOf(of(described).pipe(cluster({ to: 6 }))).toEqualTypeOf(of(described));
});
test("refuses a batch without features, and a call without `to`", () => {
  // @ts-expect-error [ts2345] - `features` is missing
  of(plain).pipe(cluster({ to: 6 }));
  // @ts-expect-error [ts2554] - parameters are missing
  cluster();
  // @ts-expect-error [ts2353] - no such parameter
  cluster({ to: 6, too: 6 });
});
test("refuses a batch without a score where it picks the best, and nowhere else", () => {
  expectTypeOf(of(scored).pipe(cluster({ to: 6, pick: "best" }))).toEqualTypeOf(of(scored));
  expectTypeOf(of(described).pipe(cluster({ to: 6, pick: "drawn" }))).toEqualTypeOf(of(described));
  // @ts-expect-error [ts2345] - `score` is missing
  of(described).pipe(cluster({ to: 6, pick: "best" }));
  // @ts-expect-error [ts2769] - no such pick
  cluster({ to: 6, pick: "worst" });
});
