import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { extract } from "../../operators/extract.ts";
import type { Batch } from "../../src/index.ts";

declare const pictured: Batch<"cache" | "latent" | "image">;
declare const blank: Batch<"cache" | "latent">;
const params = { encoder: "structure", reduce: "pca" } as const;

test("adds `features` and keeps the rest", () => {
  expectTypeOf(of(pictured).pipe(extract(params))).toEqualTypeOf(
    of({} as Batch<"cache" | "latent" | "image" | "features">),
  );
});
test("refuses paths without an image", () => {
  // @ts-expect-error [ts2345] - `image` is missing
  of(blank).pipe(extract(params));
});
