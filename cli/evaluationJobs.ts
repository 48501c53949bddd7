import type { EvaluationJob, RowPlace } from "../src/evaluation/index.ts";
import type { Models } from "../src/index.ts";
import type { EvaluatePlan } from "./planEvaluate.ts";

/** How to draw these places of an evaluation, and what a right picture of each shows. */
export function evaluationJobs(
  missing: readonly RowPlace[],
  { searches, settings }: EvaluatePlan,
  models: Models,
): readonly EvaluationJob[] {
  const asked = new Map(settings.prompts.map((row) => [row.prompt, row]));
  return missing.map((place) => {
    const { graph, search } = searches[place.graph] as EvaluatePlan["searches"][string];
    const { tag = null, include, exclude } = asked.get(place.prompt) ?? {};
    const { prompt, seed, n } = place;
    return {
      ...{ place, tag, prompt, seed, n, graph, search, models, paths: graph.paths },
      ...(include && { wanted: { include, ...(exclude && { exclude }) } }),
    };
  });
}
