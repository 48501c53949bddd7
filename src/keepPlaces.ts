import type { Batch } from "./Batch.ts";
import type { Field } from "./Path.ts";
import { selectPaths } from "./selectPaths.ts";

/**
 * The batch of the paths at some places, in the order given, with the log-weights that they have.
 *
 * Consumes `batch` as {@link selectPaths} does, which tells the run.
 *
 * @param by the selecting step: its id, its operator, and a note; where it asked for `wanted` paths and
 * fewer are left, the note says that all were kept.
 */
export function keepPlaces<F extends Field>(
  batch: Batch<F>,
  places: readonly number[],
  {
    wanted = 0,
    ...by
  }: {
    readonly step: string;
    readonly op: string;
    readonly note?: string;
    readonly wanted?: number;
  },
): Batch<F> {
  const kept = places.map((index) => ({ index, logWeight: batch.paths[index]?.logWeight ?? 0 }));
  const isShort = kept.length < wanted;
  const note = `kept all ${kept.length}, ${wanted} were asked`;
  return selectPaths(batch, kept, { ...by, ...(isShort ? { note } : {}) });
}
