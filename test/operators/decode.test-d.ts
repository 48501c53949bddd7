import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { decode } from "../../operators/decode.ts";
import type { Batch } from "../../src/index.ts";

declare const drawn: Batch<"cache" | "latent" | "history">;
declare const bare: Batch<"history">;

test("adds `image` and keeps the rest", () => {
  expectTypeOf(of(drawn).pipe(decode())).toEqualTypeOf(
    of({} as Batch<"cache" | "latent" | "history" | "image">),
  );
});
test("refuses paths without a latent", () => {
  // @ts-expect-error [ts2345] - `latent` is missing
  of(bare).pipe(decode());
});
