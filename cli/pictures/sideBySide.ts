import { lastValueFrom, toArray } from "rxjs";
import { drawAll, type Image, type Job, type Models } from "../../src/index.ts";
import { searchNamed } from "../searchNamed.ts";
import { imageGrid } from "./imageGrid.ts";

/** A column of the picture. */
export interface Asked {
  readonly prompt: string;
  readonly seed: number;
}

/** Rows: raw, importance sampling, Best-of-N, TTS-VAR. */
export const strategies = [
  ["raw", 1],
  ["importance-sampling", 2],
  ["best-of-n", 2],
  ["tts-var", 2],
] as const;

/**
 * The same prompts and seeds under four strategies (arXiv 2507.18537, figures 1, 4 and 9): a column
 * a prompt and seed, a row a strategy.
 */
export async function sideBySide(models: Models, asked: readonly Asked[]): Promise<Image> {
  const jobs = asked.flatMap(({ prompt, seed }) =>
    strategies.map(([name, n]): Job => {
      const { graph, search } = searchNamed(name);
      return { prompt, seed, n, graph, search, models, paths: graph.paths };
    }),
  );
  const outcomes = await lastValueFrom(drawAll(jobs, 4).pipe(toArray()));
  const images = outcomes.map((outcome) => {
    if ("error" in outcome) throw outcome.error;
    return outcome.result.image;
  });
  const rows = strategies.map((_, row) =>
    asked.map((_, i) => images[i * strategies.length + row] ?? null),
  );
  return imageGrid(rows, models.spec.image[2]);
}
