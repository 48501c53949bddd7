import { concatMap, from, map, type Observable, of, toArray } from "rxjs";
import type { Batch } from "./Batch.ts";
import { joinPaths, retainFor } from "./joinPaths.ts";
import type { Field } from "./Path.ts";

/** A part of a pipe that one batch goes through. */
export type Branch<F extends Field, G extends Field> = (
  source: Observable<Batch<F>>,
) => Observable<Batch<G>>;

/**
 * Sends each batch through several branches, one after the other, and joins what they leave: the
 * union of their paths by key, in path order.
 *
 * In a pipe what `from` is in a graph file. A branch may select; it may not generate.
 *
 * @param step id of the join in events.
 * @example `batches.pipe(fork("join", cluster({ to: 4 }), keep({ to: 2, by: "score" })))`
 */
export function fork<F extends Field, G extends Field>(
  step: string,
  ...branches: readonly [Branch<F, G>, ...Branch<F, G>[]]
): (source: Observable<Batch<F>>) => Observable<Batch<G>> {
  return concatMap((begun: Batch<F>) => {
    const batch = retainFor(begun, branches.length);
    const keys = batch.paths.map(({ key }) => key);
    const names = branches.map((_, i) => `${step}[${i}]`);
    return from(branches).pipe(
      concatMap((branch) => of(batch).pipe(branch)),
      toArray(),
      map((left) => joinPaths(left as [Batch<G>], keys, { step, from: names })),
    );
  });
}
