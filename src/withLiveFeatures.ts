import type { Batch } from "./Batch.ts";
import { dropDead } from "./dropDead.ts";
import type { Field, Fields } from "./Path.ts";

/**
 * The batch without the paths that cannot be compared: those whose features are not all finite, and
 * with `looksAtScores` those whose score is not; a field that is missing is dead. Consumes `batch`;
 * an event names each path that is dropped.
 *
 * @throws DeadBatch if no path is left.
 */
export function withLiveFeatures<F extends Field>(
  batch: Batch<F>,
  step: string,
  looksAtScores: boolean,
): Batch<F> {
  const seen = dropDead(batch, step, "features", (place) => {
    const { features = [Number.NaN] } = batch.paths[place] as Partial<Fields>;
    return features.every(Number.isFinite) ? 0 : Number.NaN;
  });
  if (!looksAtScores) return seen;
  return dropDead(seen, step, "scores", (place) => {
    const { score = Number.NaN } = seen.paths[place] as Partial<Fields>;
    return score;
  });
}
