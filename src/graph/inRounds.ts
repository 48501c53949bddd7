import { concatMap, type Observable, type OperatorFunction, of } from "rxjs";
import type { Batch } from "../Batch.ts";
import { retainFor } from "../joinPaths.ts";
import { keepPlaces } from "../keepPlaces.ts";
import { type Field, viewsOf } from "../Path.ts";
import { firstKey } from "../random/pathKey.ts";
import type { Rounds } from "./Graph.ts";

type AnyBatch = Batch<Field>;
type AnySearch = OperatorFunction<AnyBatch, AnyBatch>;

/**
 * The same search in rounds, each with paths of its own: the first of round r has the key of path
 * r · width, so that rounds of one path are Best-of-N's paths one by one.
 *
 * Keeps the image with the highest score, of equal ones the earlier; what a round loses is released
 * at once. Draws of steps are the same in each round.
 */
export const inRounds = (search: AnySearch, { most, until }: Rounds): AnySearch => {
  const isGood = (best: AnyBatch) => until !== undefined && scoreOf(best) >= until;
  const from = (begun: AnyBatch, round: number, best?: AnyBatch): Observable<AnyBatch> => {
    if (best !== undefined && round === most) return of(best); // the last round has used up `begun`
    if (best !== undefined && isGood(best)) {
      for (const { tensor } of begun.paths.flatMap(viewsOf)) tensor.release();
      return of(best);
    }
    const own = fresh(round + 1 < most ? retainFor(begun, 2) : begun, round);
    return of(own).pipe(
      search,
      concatMap((last) =>
        from(begun, round + 1, best === undefined ? last : better(best, last, round)),
      ),
    );
  };
  return concatMap((begun) => from(begun, 0));
};

/** The first paths of a round. */
const fresh = (begun: AnyBatch, round: number): AnyBatch => ({
  ...begun,
  paths: begun.paths.map((path, i) => {
    const place = round * begun.paths.length + i;
    return { ...path, key: firstKey(place), lineage: [place] };
  }),
});

const scoreOf = ({ paths }: AnyBatch): number => paths[0]?.score ?? -Infinity;

function better(best: AnyBatch, last: AnyBatch, round: number): AnyBatch {
  const both = { ...last, paths: [...best.paths, ...last.paths] };
  const index = scoreOf(last) > scoreOf(best) ? 1 : 0;
  const note = `round ${round + 1}`;
  return keepPlaces(both, [index], { step: "rounds", op: "rounds", note });
}
