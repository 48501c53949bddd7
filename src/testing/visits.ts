import { lastValueFrom } from "rxjs";
import { draw, type Search } from "../run/draw.ts";
import type { ToyModels } from "./toyModels.ts";

/** What many runs drew. */
export interface Visits {
  readonly runs: number;
  /**
   * Σ Ẑ^k over the runs that drew an image, for k = 0, 1, 2, 3: `[4]` of `[2^K]`, in the order of
   * the truth's images. Ẑ is a run's evidence estimate: e to the log-weight of the path it kept.
   */
  readonly powers: readonly Float64Array[];
}

/** What to run a search with, over and over. */
export interface VisitOptions {
  readonly models: ToyModels;
  readonly prompt: string;
  readonly n: number;
  /** Paths at the start, for each unit of n. */
  readonly paths: number;
  /** Runs, of the seeds `from`, `from` + 1, …; from 0 if absent. */
  readonly runs: number;
  readonly from?: number;
}

/**
 * Runs a search on a toy for one seed after the other.
 *
 * Where the search is exact, `powers[1][x] / runs` tends to p(x)·e^{λ·s(x)} for every image x, at any
 * width: `comparisons` says whether it does.
 *
 * @throws Error if a run leaves a tensor behind; RunError where a run fails.
 */
export async function visits(
  search: Search,
  { models, prompt, n, paths, runs, from = 0 }: VisitOptions,
): Promise<Visits> {
  const powers = [0, 1, 2, 3].map(() => new Float64Array(models.truth.images.length));
  for (let seed = from; seed < from + runs; seed++) {
    const { image, logWeight } = await lastValueFrom(
      draw({ prompt, seed, n, paths, models }, search),
    );
    const x = models.indexOf(image.pixels);
    for (const [k, sums] of powers.entries()) sums[x] = (sums[x] ?? 0) + Math.exp(k * logWeight);
  }
  const left = models.live + models.abandoned;
  if (left > 0) throw new Error(`${left} tensors were left by ${runs} runs`);
  return { runs, powers };
}
