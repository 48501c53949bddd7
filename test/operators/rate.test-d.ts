import { of } from "rxjs";
import { expectTypeOf, test } from "vitest";
import { generate, rate } from "../../operators/index.ts";
import type { Batch, Begun } from "../../src/index.ts";

declare const begun: Begun;
declare const described: Batch<"cache" | "features">;
declare const measured: Batch<"cache" | "certainty">;

test("adds `score` and `history`, and keeps the rest", () => {
  expectTypeOf(of(measured).pipe(rate({ by: "confidence" }))).toEqualTypeOf(
    of({} as Batch<"cache" | "certainty" | "score" | "history">),
  );
  expectTypeOf(of(described).pipe(rate({ by: { density: 0.5 } }))).toEqualTypeOf(
    of({} as Batch<"cache" | "features" | "score" | "history">),
  );
});
test("needs what its word looks at", () => {
  of(begun).pipe(generate({ measure: true }), generate(), rate({ by: "log-probability" }));
  // @ts-expect-error [ts2345] - `certainty` is missing: nothing measured
  of(begun).pipe(generate(), rate({ by: "log-probability" }));
  // @ts-expect-error [ts2345] - `features` are missing
  of(measured).pipe(rate({ by: { density: 0.5 } }));
  // @ts-expect-error [ts2345] - `certainty` is missing
  of(described).pipe(rate({ by: "confidence" }));
  // @ts-expect-error [ts2769] - no such word
  rate({ by: "density" });
});
