import { addFields } from "./addFields.ts";
import type { Batch } from "./Batch.ts";
import { dropDead } from "./dropDead.ts";
import type { Field, Scored } from "./Path.ts";
import { tellScores } from "./tellScores.ts";

/**
 * The batch whose paths carry a score of this very state, which is appended to their history, and an
 * event that tells it. A path whose score is NaN or infinite is dropped.
 *
 * Consumes `batch`.
 *
 * @param scores one a path, in order.
 * @param by the scoring step; what the score is called in records; what died where one is dead, and
 * by which value of the path at a place, its score if absent.
 * @throws DeadBatch if no score is finite.
 */
export function giveScores<F extends Field>(
  batch: Batch<F>,
  scores: readonly number[],
  {
    step,
    reward,
    what = "scores",
    value = (place) => scores[place] ?? Number.NaN,
  }: {
    readonly step: string;
    readonly reward: string;
    readonly what?: string;
    readonly value?: (place: number) => number;
  },
): Batch<F | "score" | "history"> {
  const { scale } = batch;
  tellScores(batch, batch.paths, scores, { step, reward });
  const after = addFields<F, "score" | "history">(batch, (path, place) => {
    const { history = [] } = path as { readonly history?: readonly Scored[] };
    const score = scores[place] ?? Number.NaN;
    return { score, history: [...history, { scale, reward, score }] };
  });
  return dropDead(after, step, what, value);
}
