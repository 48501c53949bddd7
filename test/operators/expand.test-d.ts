import { type Observable, of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { elect } from "../../operators/elect.ts";
import { expand } from "../../operators/expand.ts";
import type { Batch } from "../../src/index.ts";

declare const drawn: Batch<"cache" | "latent" | "image" | "score" | "history">;
declare const scored: Batch<"cache" | "latent" | "score">;

test("adds the family, and clears what described the state before", () => {
  const after = of(drawn).pipe(expand({ children: 2 }));
  expectTypeOf(after).toExtend<Observable<Batch<"cache" | "latent" | "family" | "history">>>();
  // @ts-expect-error [ts2345] - `score` is of the state before, and `elect` needs one
  after.pipe(elect({ to: 1, lambda: 1 }));
});
test("elect refuses a batch that no expand made", () => {
  // @ts-expect-error [ts2345] - `family` is missing
  of(scored).pipe(elect({ to: 1, lambda: 1 }));
});
