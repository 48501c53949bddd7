import * as E from "fp-ts/lib/Either.js";
import {
  type Completions,
  completionsOf,
  type PathScores,
  pathScoresOf,
} from "../src/evaluation/index.ts";
import {
  check,
  compile,
  type Graph,
  type Job,
  type Models,
  type Registry,
  type RunEvent,
} from "../src/index.ts";
import { completingGraph, scoringGraph, scoringSteps, smallerSides } from "./consistencyGraphs.ts";
import type { Measured } from "./Measured.ts";

/** A run of the measurement, which hands over what it found when it is done. */
export interface ConsistencyJob extends Job {
  /** What is drawn, for a person. */
  readonly name: string;
  /** Takes up what the run told. */
  readonly take: () => void;
}

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
): readonly ConsistencyJob[] {
  const { spec } = models;
  const sides = smallerSides(spec);
  const scoring = ready(scoringGraph(spec, reward, paths), operators);
  const completing = completed.map((scale) => ({
    scale,
    ...ready(completingGraph(spec, reward, scale), operators),
  }));
  const scales = spec.sides.length;
  return prompts.flatMap((prompt) => {
    const base = { prompt, seed, n: 1, models };
    const scored = noted({ ...base, ...scoring, name: `"${prompt}", scores` }, (events) => {
      const of = (side?: number): PathScores => pathScoresOf(events, scoringSteps(side), scales);
      measured.full.push(of());
      for (const side of sides)
        measured.smaller[side] = [...(measured.smaller[side] ?? []), of(side)];
    });
    const prefixes = completing.map(({ scale, ...search }) =>
      noted({ ...base, ...search, name: `"${prompt}", prefixes of scale ${scale}` }, (events) => {
        measured.completions.push(completionsOf(events, scale) satisfies Completions);
      }),
    );
    return [scored, ...prefixes];
  });
}

/** Gathers a run's events until they are taken. */
function noted(
  job: Job & { readonly name: string },
  found: (events: readonly RunEvent[]) => void,
): ConsistencyJob {
  const events: RunEvent[] = [];
  return {
    ...job,
    observe: (event) => void events.push(event),
    take: () => found(events.splice(0)),
  };
}

function ready(graph: Graph, operators: Registry): Pick<Job, "graph" | "search" | "paths"> {
  const problems = check(graph, operators);
  const search = compile(graph, operators);
  if (E.isLeft(problems) || E.isLeft(search))
    throw new Error(`${graph.name}: ${JSON.stringify(E.isLeft(problems) && problems.left)}`);
  return { graph, search: search.right, paths: graph.paths };
}
