import { type Predictor, predicted } from "../selection/predictor.ts";
import type { RawScores } from "./RawScores.ts";

/** What a predictor says of each path of a run. */
export const predictionsOf = (predictor: Predictor, run: RawScores): readonly number[] =>
  run.final.map((_, path) =>
    predicted(
      predictor,
      Object.entries(run.scores).flatMap(([reward, scales]) =>
        Object.entries(scales).map(([scale, scores]) => ({
          ...{ reward, scale: Number(scale), score: scores[path] ?? Number.NaN },
        })),
      ),
    ),
  );
