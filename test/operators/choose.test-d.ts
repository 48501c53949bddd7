import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { choose } from "../../operators/choose.ts";
import type { Batch } from "../../src/index.ts";

declare const described: Batch<"image" | "features" | "score">;
declare const scored: Batch<"image" | "score">;

test("keeps the fields it was given", () => {
  const chosen = of(described).pipe(choose({ images: 4, by: { mmr: 0.7 } }));
  expectTypeOf(chosen).toEqualTypeOf(of(described));
  expectTypeOf(of(scored).pipe(choose({ images: 4, by: "score" }))).toEqualTypeOf(of(scored));
});
test("refuses a batch without features where it looks at them", () => {
  // @ts-expect-error [ts2345] - `features` is missing
  of(scored).pipe(choose({ images: 4, by: { mmr: 0.7 } }));
  // @ts-expect-error [ts2769] - k-medoids looks at no score
  choose({ images: 4, by: "k-medoids" });
  // @ts-expect-error [ts2554] - parameters are missing
  choose();
});
