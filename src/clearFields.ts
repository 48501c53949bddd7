import type { Batch } from "./Batch.ts";
import { type Field, type Path, viewsOf } from "./Path.ts";

/** The batch without some fields, whether its paths had them or not. Consumes `batch`. */
export function clearFields<F extends Field, C extends Field>(
  batch: Batch<F>,
  cleared: readonly C[],
): Batch<Exclude<F, C>> {
  const paths = batch.paths.map((path) => {
    const rest: Record<string, unknown> = { ...path };
    const gone: Record<string, unknown> = {};
    for (const field of cleared) {
      gone[field] = rest[field];
      delete rest[field];
    }
    for (const { tensor } of viewsOf(gone)) tensor.release();
    return rest as unknown as Path<Exclude<F, C>>;
  });
  return { ...batch, paths };
}
