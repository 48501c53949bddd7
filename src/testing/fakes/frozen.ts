import type { Batch } from "../../Batch.ts";
import type { Field } from "../../Path.ts";

/** Freezes everything but tensors and typed arrays, which no engine can freeze. */
export function frozen<F extends Field>(batch: Batch<F>): Batch<F> {
  for (const path of batch.paths) {
    const { lineage, history = [] } = path as { lineage: object; history?: readonly object[] };
    for (const part of [lineage, history, ...history]) Object.freeze(part);
    for (const value of Object.values(path))
      if (typeof value === "object" && value !== null && "row" in value) Object.freeze(value);
    Object.freeze(path);
  }
  Object.freeze(batch.paths);
  return Object.freeze(batch);
}
