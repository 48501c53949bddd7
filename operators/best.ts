import { map } from "rxjs";
import { codecs, DeadBatch, defineOperator, keepPlaces } from "../src/index.ts";

/**
 * Keeps the one path with the highest score; of equal ones the first in the batch.
 *
 * Needs `score`. `[B paths]` → `[1 path]`, whatever n.
 *
 * @throws DeadBatch if no score is finite.
 * @see TTS-VAR `tts-var/main.py`: the final argmax.
 */
export const best = defineOperator(
  {
    name: "best",
    about: "Keeps the one path with the highest score.",
    params: codecs.closed(),
    needs: ["score"],
    adds: [],
    clears: [],
    keeps: () => 1,
    keepsInWords: "One path, whatever n.",
    bias: () => "the path with the highest score is kept, not drawn by weight",
  },
  (_, step) =>
    map((batch) => {
      const scores = batch.paths.map(({ score }) => score);
      const alive = scores.filter(Number.isFinite);
      if (alive.length === 0) throw new DeadBatch("scores", scores);
      const index = scores.indexOf(Math.max(...alive));
      return keepPlaces(batch, [index], { step, op: "best" });
    }),
);
