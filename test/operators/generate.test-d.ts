import { type Observable, of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { decode, extract, generate, score } from "../../operators/index.ts";
import type { Batch, Begun } from "../../src/index.ts";

declare const begun: Begun;
declare const all: Batch<"cache" | "latent" | "image" | "features" | "score" | "history">;
declare const blank: Batch<"image">;

test("renews cache and latent, and is where a pipe begins", () => {
  expectTypeOf(of(begun).pipe(generate())).toEqualTypeOf(of(begun));
});
test("clears what described the state before, but never the history", () => {
  type Left = Observable<Batch<"cache" | "latent" | "history">>;
  expectTypeOf(of(all).pipe(generate())).toEqualTypeOf<Left>();
});
test("so an image does not outlive its scale", () => {
  const drawn = of(begun).pipe(generate(), decode());
  drawn.pipe(score({ reward: "alignment" }));
  // @ts-expect-error [ts2345] - `image` is missing
  drawn.pipe(generate(), score({ reward: "alignment" }));
  // @ts-expect-error [ts2345] - `image` is missing
  of(begun).pipe(generate(), extract({ encoder: "structure", reduce: "pca" }));
});
test("adds `certainty` where it measures, which lasts as the history does", () => {
  const measured = of(begun).pipe(generate({ measure: true }));
  expectTypeOf(measured).toEqualTypeOf<Observable<Batch<"cache" | "latent" | "certainty">>>();
  expectTypeOf(measured.pipe(generate())).toEqualTypeOf(measured);
  expectTypeOf(of(begun).pipe(generate({ measure: false }))).toEqualTypeOf(of(begun));
});
test("refuses paths that never began", () => {
  // @ts-expect-error [ts2345] - `cache` and `latent` are missing
  of(blank).pipe(generate());
});
test("takes values for all scales or one a scale", () => {
  generate({ guidance: 3, topP: [0.9, 0.9] }, "named");
  // @ts-expect-error [ts2353] - no such value
  generate({ topK: 900 });
});
