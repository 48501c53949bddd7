import type { Batch } from "./Batch.ts";
import { type Field, type Path, viewsOf } from "./Path.ts";
import { copyKey } from "./random/pathKey.ts";

/** A kept path: its place in the batch, and its new log-weight. */
export interface Kept {
  readonly index: number;
  readonly logWeight: number;
}

/**
 * The batch of the kept paths, in the order given; tells the run which they are.
 *
 * Consumes `batch`: survivors keep a reference of their own, everything else is released. The
 * first copy of a path keeps its key, so that it goes on with the same noise; further copies get
 * keys of their own. Moves no tensor bytes.
 *
 * @param by the selecting step: its id, which names the new keys; its operator; and a note where it
 * could not do what was asked.
 */
export function selectPaths<F extends Field>(
  batch: Batch<F>,
  kept: readonly Kept[],
  by: { readonly step: string; readonly op: string; readonly note?: string },
): Batch<F> {
  const copies = new Map<number, number>();
  const paths = kept.map(({ index, logWeight }): Path<F> => {
    const path = batch.paths[index] as Path<F>;
    const copy = copies.get(index) ?? 0;
    copies.set(index, copy + 1);
    for (const { tensor } of viewsOf(path)) tensor.retain();
    const key = copy === 0 ? path.key : copyKey(path.key, batch.scale, by.step, copy);
    return { ...path, key, logWeight, lineage: [...path.lineage, index] };
  });
  for (const { tensor } of batch.paths.flatMap(viewsOf)) tensor.release();
  batch.run.emit({
    type: "selected",
    scale: batch.scale,
    ...by,
    candidates: batch.paths.map(({ key, logWeight }) => ({ key, logWeight })),
    survivors: paths.map(({ key, logWeight }, i) => ({
      key,
      logWeight,
      from: (kept[i] as Kept).index,
    })),
  });
  return { ...batch, paths };
}
