import type { Models, Registry } from "../src/index.ts";
import { type ConsistencyRequest, consistencyJobs } from "./consistencyJobs.ts";
import { drawNoted } from "./drawNoted.ts";
import type { Measured } from "./Measured.ts";

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
  return (await drawNoted(jobs, request.quiet ?? false)) ? measured : null;
}
