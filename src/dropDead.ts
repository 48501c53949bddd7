import type { Batch } from "./Batch.ts";
import { DeadBatch } from "./errors.ts";
import { type Field, viewsOf } from "./Path.ts";

/**
 * The batch without the paths whose `value` is NaN or infinite, and an event that names them.
 *
 * One broken score or feature ends that path alone. Consumes `batch`. A dead path has weight 0, so
 * the log-weight of each of the M that stay of N grows by log(M/N): the mean weight is what it was.
 *
 * @param value of the path at a place in the batch.
 * @throws DeadBatch if no path is left.
 * @see strategies.md 4.2
 */
export function dropDead<F extends Field>(
  batch: Batch<F>,
  step: string,
  what: string,
  value: (place: number) => number,
): Batch<F> {
  const values = batch.paths.map((_, place) => value(place));
  const dead = batch.paths.filter((_, place) => !Number.isFinite(values[place]));
  if (dead.length === 0) return batch;
  batch.run.emit({
    type: "died",
    scale: batch.scale,
    step,
    paths: dead.map(({ key }) => key),
    why: `${what} ${values.filter((v) => !Number.isFinite(v)).join(", ")}`,
  });
  if (dead.length === batch.paths.length) throw new DeadBatch(what, values);
  for (const { tensor } of dead.flatMap(viewsOf)) tensor.release();
  const alive = batch.paths.filter((path) => !dead.includes(path));
  const spread = Math.log(alive.length / batch.paths.length);
  return {
    ...batch,
    paths: alive.map((path) => ({ ...path, logWeight: path.logWeight + spread })),
  };
}
