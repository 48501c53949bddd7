import type { Batch } from "./Batch.ts";
import { type Field, type Path, viewsOf } from "./Path.ts";

/** The batch without some fields, whether its paths had them or not. Consumes `batch`. */
export function clearFields<F extends Field, C extends Field>(
  batch: Batch<F>,
  cleared: readonly C[],
): Batch<Exclude<F, C>> {
  const isCleared = ([field]: [string, unknown]) => (cleared as readonly string[]).includes(field);
  const paths = batch.paths.map((path) => {
    const entries = Object.entries(path);
    for (const { tensor } of viewsOf(Object.fromEntries(entries.filter(isCleared))))
      tensor.release();
    return Object.fromEntries(entries.filter((entry) => !isCleared(entry))) as unknown as Path<
      Exclude<F, C>
    >;
  });
  return { ...batch, paths };
}
