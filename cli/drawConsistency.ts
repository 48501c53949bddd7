import { availableParallelism } from "node:os";
import { lastValueFrom, takeUntil, tap } from "rxjs";
import { drawAll, type Models, type Registry } from "../src/index.ts";
import { type ConsistencyRequest, consistencyJobs } from "./consistencyJobs.ts";
import { inFlightOn } from "./inFlightOn.ts";
import { interrupted } from "./interrupted.ts";
import type { Measured } from "./Measured.ts";
import { progress } from "./progress.ts";

/**
 * Draws all that a measurement of consistency needs, telling on standard error how far it is.
 *
 * @returns `null` if the user interrupted it.
 * @throws the error of the first run that fails: a measurement with holes is none.
 */
export async function drawConsistency(
  request: ConsistencyRequest,
  models: Models,
  operators: Registry,
): Promise<Measured | null> {
  const measured: Measured = { full: [], smaller: {}, completions: [] };
  const jobs = consistencyJobs(request, models, operators, measured);
  const bar = progress(jobs.length, request.quiet ?? false);
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
  return done === jobs.length ? measured : null;
}
