import type { Batch } from "./Batch.ts";
import { type Field, type Path, viewsOf } from "./Path.ts";

/**
 * The union of the paths of several branches, by key, in path order; tells the run.
 *
 * Paths stand where their branches parted: a path that both branches kept stands once, as the first
 * branch left it; copies made in a branch stand behind the path that they copy. Consumes the
 * branches.
 *
 * @param keys of the paths in the order in which they stood where the branches parted.
 * @param by the step that joins, and the names of what it joins.
 */
export function joinPaths<F extends Field>(
  branches: readonly [Batch<F>, ...Batch<F>[]],
  keys: readonly string[],
  by: { readonly step: string; readonly from: readonly string[] },
): Batch<F> {
  const rank = new Map(keys.map((key, place) => [key, place]));
  const ranked = branches.flatMap(({ paths }) => {
    let own = -1; // a branch keeps the order, so what has no rank stands behind what stands before it
    return paths.map((path) => {
      own = rank.get(path.key) ?? own;
      return { path, own };
    });
  });
  const seen = new Set<string>();
  const isFirst = ({ path }: { path: Path<F> }) => !seen.has(path.key) && seen.add(path.key);
  const kept = ranked.filter(isFirst);
  for (const { path } of ranked.filter((one) => !kept.includes(one)))
    for (const { tensor } of viewsOf(path)) tensor.release();
  const paths = [...kept].sort((a, b) => a.own - b.own).map(({ path }) => path);
  const { run, scale } = branches[0];
  run.emit({ type: "joined", scale, ...by, paths: paths.map(({ key }) => key) });
  return { ...branches[0], paths };
}

/** The batch once more for each further consumer: retains its rows, since each one gives them back. */
export function retainFor<F extends Field>(batch: Batch<F>, consumers: number): Batch<F> {
  for (let more = 1; more < consumers; more++)
    for (const { tensor } of batch.paths.flatMap(viewsOf)) tensor.retain();
  return batch;
}
