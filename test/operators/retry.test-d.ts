import { of } from "rxjs";
import { test } from "vitest";
import { best } from "../../operators/best.ts";
import { lookahead } from "../../operators/lookahead.ts";
import { retry } from "../../operators/retry.ts";
import type { Batch } from "../../src/index.ts";

declare const begun: Batch<"cache" | "latent">;
declare const imageOnly: Batch<"image">;
const given = { reward: "alignment", accept: { above: 1 }, tries: 2 } as const;

test("retry and lookahead leave a score of this state", () => {
  of(begun).pipe(retry(given), best());
  of(begun).pipe(lookahead({ reward: "alignment", to: 12 }), best());
});
test("both need cache and latent", () => {
  // @ts-expect-error [ts2345] - `cache` and `latent` are missing
  of(imageOnly).pipe(retry(given));
  // @ts-expect-error [ts2345] - `cache` and `latent` are missing
  of(imageOnly).pipe(lookahead({ reward: "alignment", to: 12 }));
});
