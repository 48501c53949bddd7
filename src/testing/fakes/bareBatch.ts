import type { Batch } from "../../Batch.ts";
import type { RunEvent } from "../../events.ts";
import type { Run } from "../../run/Run.ts";
import type { BatchSpec } from "../arbitraries/batchSpecs.ts";
import { sides13 } from "./fakeSpec.ts";
import { type Numbers, pathOf } from "./pathOf.ts";

/** A run that can be selected in and nothing else, and what it was told. */
export function bareRun(about: Pick<Run, "prompt" | "seed" | "n">): {
  readonly run: Run;
  readonly events: readonly RunEvent[];
} {
  const events: RunEvent[] = [];
  const refuse = () => Promise.reject(new Error("this run has no models"));
  const models = { generate: refuse, decode: refuse, encode: refuse, score: refuse };
  return {
    run: { ...about, ...models, sides: sides13, emit: (event) => void events.push(event) },
    events,
  };
}

/**
 * The batch of a specification without any tensor, and all that its run is told: for operators that
 * look at numbers alone.
 */
export function bareBatch<F extends Numbers>(
  spec: BatchSpec,
  fields: readonly F[],
): { readonly batch: Batch<F>; readonly events: readonly RunEvent[] } {
  const { run, events } = bareRun(spec);
  const paths = spec.paths.map((path) => pathOf(path, fields));
  return { batch: { run, scale: spec.scale, paths }, events };
}
