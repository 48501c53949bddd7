import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { draw } from "../../operators/draw.ts";
import type { Batch } from "../../src/index.ts";

declare const scored: Batch<"cache" | "image" | "score">;
declare const past: Batch<"cache" | "image" | "history">;

test("keeps the fields it was given", () => {
  expectTypeOf(of(scored).pipe(draw({ lambda: 10 }))).toEqualTypeOf(of(scored));
});
test("refuses a batch whose scores are all of earlier states", () => {
  // @ts-expect-error [ts2345] - `score` is missing
  of(past).pipe(draw({ lambda: 10 }));
});
