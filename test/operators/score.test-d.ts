import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { score } from "../../operators/score.ts";
import type { Batch } from "../../src/index.ts";

declare const pictured: Batch<"cache" | "latent" | "image">;
declare const blank: Batch<"cache" | "latent">;

test("adds `score` and `history`", () => {
  expectTypeOf(of(pictured).pipe(score({ reward: "alignment" }))).toEqualTypeOf(
    of({} as Batch<"cache" | "latent" | "image" | "score" | "history">),
  );
});
test("refuses paths without an image", () => {
  // @ts-expect-error [ts2345] - `image` is missing
  of(blank).pipe(score({ reward: "alignment" }));
});
