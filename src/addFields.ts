import type { Batch } from "./Batch.ts";
import { type Field, type Fields, type Path, rowFields } from "./Path.ts";

/**
 * The batch whose paths carry some more fields. Consumes `batch`: a row view that is replaced is
 * released, one that is added is owned by its path from now on.
 *
 * @param fields of the path at a place.
 */
export function addFields<F extends Field, A extends Field>(
  batch: Batch<F>,
  fields: (path: Path<F>, place: number) => Pick<Fields, A>,
): Batch<F | A> {
  const paths = batch.paths.map((path, place) => {
    const added = fields(path, place);
    for (const field of rowFields)
      if (field in added) (path as Partial<Fields>)[field]?.tensor.release();
    return { ...path, ...added } as unknown as Path<F | A>;
  });
  return { ...batch, paths };
}
