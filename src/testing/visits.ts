import { lastValueFrom } from "rxjs";
import { draw, type Search } from "../run/draw.ts";
import type { ToyModels } from "./toyModels.ts";

/** What many runs drew, summed up by image: `[2^K]` each, in the order of the truth's images. */
export interface Visits {
  readonly runs: number;
  /** Runs that drew the image. */
  readonly counts: Float64Array;
  /** Evidence estimates Ẑ of these runs, e to the log-weight of the path that was kept. */
  readonly sums: Float64Array;
  /** Their squares. */
  readonly squares: Float64Array;
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
 * Where the search is exact, `sums[x] / runs` tends to p(x)·e^{λ·s(x)} for every image x, at any
 * width: `comparisons` says whether it does.
 *
 * @throws Error if a run leaves a tensor behind; RunError where a run fails.
 */
export async function visits(
  search: Search,
  { models, prompt, n, paths, runs, from = 0 }: VisitOptions,
): Promise<Visits> {
  const zeros = () => new Float64Array(models.truth.images.length);
  const [counts, sums, squares] = [zeros(), zeros(), zeros()];
  for (let seed = from; seed < from + runs; seed++) {
    const { image, logWeight } = await lastValueFrom(
      draw({ prompt, seed, n, paths, models }, search),
    );
    const x = models.indexOf(image.pixels);
    const evidence = Math.exp(logWeight);
    counts[x] = (counts[x] ?? 0) + 1;
    sums[x] = (sums[x] ?? 0) + evidence;
    squares[x] = (squares[x] ?? 0) + evidence ** 2;
  }
  const left = models.live + models.abandoned;
  if (left > 0) throw new Error(`${left} tensors were left by ${runs} runs`);
  return { runs, counts, sums, squares };
}
