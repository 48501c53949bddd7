import { availableParallelism } from "node:os";
import { lastValueFrom, toArray } from "rxjs";
import { inFlightOn } from "../cli/inFlightOn.ts";
import { searchNamed } from "../cli/searchNamed.ts";
import { drawAll, type Job, type Models, type Result } from "../src/index.ts";

/** How prompts are drawn: a shipped graph, its width, the seed of every prompt. */
export interface Manner {
  readonly graph: string;
  readonly n: number;
  readonly seed: number;
}

/** One result a prompt, in order; the first failure ends it all. */
export async function drawPrompts(
  models: Models,
  { graph: name, n, seed }: Manner,
  prompts: readonly string[],
): Promise<readonly Result[]> {
  const { graph, search } = searchNamed(name);
  const jobs = prompts.map(
    (prompt): Job => ({ prompt, seed, n, paths: graph.paths, models, search }),
  );
  const outcomes = await lastValueFrom(
    drawAll(jobs, inFlightOn(availableParallelism())).pipe(toArray()),
  );
  return outcomes.map((outcome) => {
    if ("error" in outcome) throw outcome.error;
    return outcome.result;
  });
}
