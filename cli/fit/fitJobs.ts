import { type RawScores, rawScoresOf } from "../../src/evaluation/index.ts";
import type { Graph, Models, Registry } from "../../src/index.ts";
import { type NotedJob, notedJob } from "../notedJob.ts";
import { readySearch } from "../readySearch.ts";
import type { FitHead } from "./FitReport.ts";
import { scoringGraph, scoringStep } from "./fitGraphs.ts";

/** Every run of a fit, one for each prompt and seed; what they find comes into `found`. */
export function fitJobs(
  base: Graph,
  head: FitHead,
  prompts: readonly string[],
  models: Models,
  operators: Registry,
  found: RawScores[],
): readonly NotedJob[] {
  const search = readySearch(scoringGraph(base, head), operators);
  const steps = Object.fromEntries(head.rewards.map((reward) => [reward, scoringStep(reward)]));
  const { scales, target } = head;
  return prompts.flatMap((prompt) =>
    head.seeds.map((seed) =>
      notedJob(
        { ...search, prompt, seed, n: 1, models, name: `"${prompt}", seed ${seed}` },
        (events) =>
          void found.push(rawScoresOf(events, { steps, scales, target, last: base.scales - 1 })),
      ),
    ),
  );
}
