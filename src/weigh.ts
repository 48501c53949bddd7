import type { Batch } from "./Batch.ts";
import { dropDead } from "./dropDead.ts";
import type { Field } from "./Path.ts";

/**
 * The batch with `logPotentials[i]` added to the log-weight of path i, remembered in `weighed`, and
 * an event that tells it. A path whose potential is NaN or infinite is dropped.
 *
 * Consumes `batch`; moves no tensor bytes.
 *
 * @param by the step that weighs and the inverse temperature that its potentials were made with.
 * @throws DeadBatch if no potential is finite.
 */
export function weigh<F extends Field>(
  batch: Batch<F>,
  logPotentials: readonly number[],
  { step, lambda }: { readonly step: string; readonly lambda: number },
): Batch<F> {
  const { run, scale } = batch;
  // Plus 0, since −0 is no number of a trace.
  const added = new Map(
    batch.paths.map(({ key }, i) => [key, (logPotentials[i] ?? Number.NaN) + 0]),
  );
  const alive = dropDead(batch, step, "potentials", (place) => logPotentials[place] ?? Number.NaN);
  const paths = alive.paths.map((path) => {
    const logPotential = added.get(path.key) as number;
    const weighed = [...path.weighed, { scale, lambda, logPotential }];
    return { ...path, logWeight: path.logWeight + logPotential, weighed };
  });
  run.emit({
    type: "weighed",
    scale,
    step,
    lambda,
    paths: paths.map(({ key }) => key),
    logPotentials: paths.map(({ weighed }) => weighed.at(-1)?.logPotential ?? 0),
    logWeights: paths.map(({ logWeight }) => logWeight),
  });
  return { ...alive, paths };
}

/** Sum of the logarithms of the potentials that weighed a path's lineage. */
export const spentOn = ({ weighed }: { readonly weighed: readonly { logPotential: number }[] }) =>
  weighed.reduce((sum, { logPotential }) => sum + logPotential, 0);
