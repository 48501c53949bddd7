import {
  type Completions,
  completionsOf,
  type PathScores,
  pathScoresOf,
} from "../src/evaluation/index.ts";
import type { Models, Registry } from "../src/index.ts";
import { completingGraph, scoringGraph, scoringSteps, smallerSides } from "./consistencyGraphs.ts";
import type { Measured } from "./Measured.ts";
import { type NotedJob, notedJob } from "./notedJob.ts";
import { readySearch } from "./readySearch.ts";

/** What to draw. */
export interface ConsistencyRequest {
  readonly prompts: readonly string[];
  readonly reward: string;
  readonly paths: number;
  readonly seed: number;
  /** Scales whose prefixes are completed. */
  readonly completed: readonly number[];
  /** Says nothing while all goes well. */
  readonly quiet?: boolean;
}

/**
 * Every run of a measurement: for each prompt one that scores raw paths at every scale, and one for
 * each scale that completes its prefixes. What they find comes into `measured`.
 */
export function consistencyJobs(
  { prompts, reward, paths, seed, completed }: ConsistencyRequest,
  models: Models,
  operators: Registry,
  measured: Measured,
): readonly NotedJob[] {
  const { spec } = models;
  const sides = smallerSides(spec);
  const scoring = readySearch(scoringGraph(spec, reward, paths), operators);
  const completing = completed.map((scale) => ({
    scale,
    ...readySearch(completingGraph(spec, reward, scale), operators),
  }));
  const scales = spec.sides.length;
  return prompts.flatMap((prompt) => {
    const base = { prompt, seed, n: 1, models };
    const scored = notedJob({ ...base, ...scoring, name: `"${prompt}", scores` }, (events) => {
      const of = (side?: number): PathScores => pathScoresOf(events, scoringSteps(side), scales);
      measured.full.push(of());
      for (const side of sides)
        measured.smaller[side] = [...(measured.smaller[side] ?? []), of(side)];
    });
    const prefixes = completing.map(({ scale, ...search }) =>
      notedJob(
        { ...base, ...search, name: `"${prompt}", prefixes of scale ${scale}` },
        (events) => {
          measured.completions.push(completionsOf(events, scale) satisfies Completions);
        },
      ),
    );
    return [scored, ...prefixes];
  });
}
