import { availableParallelism } from "node:os";
import { lastValueFrom, takeUntil, tap } from "rxjs";
import { drawAll } from "../src/index.ts";
import { inFlightOn } from "./inFlightOn.ts";
import { interrupted } from "./interrupted.ts";
import type { NotedJob } from "./notedJob.ts";
import { progress } from "./progress.ts";

/**
 * Draws every job of a measurement, which take up what they found in the order in which they stand,
 * and tells on standard error how far it is.
 *
 * @returns whether all was drawn; `false` if the user interrupted it.
 * @throws the error of the first run that fails: a measurement with holes is none.
 */
export async function drawNoted(jobs: readonly NotedJob[], quiet: boolean): Promise<boolean> {
  const bar = progress(jobs.length, quiet);
  let done = 0;
  await lastValueFrom(
    drawAll(jobs, inFlightOn(availableParallelism())).pipe(
      tap((outcome) => {
        if ("error" in outcome) throw outcome.error;
        outcome.job.take();
        done++;
        bar.step(outcome.job.name);
      }),
      takeUntil(interrupted()),
    ),
    { defaultValue: null },
  ).finally(() => bar.end());
  return done === jobs.length;
}
