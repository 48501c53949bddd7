import * as E from "fp-ts/lib/Either.js";
import { proposedGraph } from "../../src/evaluation/index.ts";
import { check, checkModels, type Graph, type ModelSpec, type Registry } from "../../src/index.ts";
import { loadGraph } from "../loadGraph.ts";

/** Searches of the paper's, each for a number of scales; the first that fits is taken. */
const published = ["tts-var", "tts-var-10"];

/** What proposals have to beat with a model, by a reward: Best-of-N, and TTS-VAR if it can run. */
export function baselinesOf(
  spec: ModelSpec,
  reward: string,
  operators: Registry,
): readonly Graph[] {
  const scales = spec.sides.length;
  const whole = proposedGraph(
    { paths: 1, keeps: [], side: null },
    {
      name: "best-of-n",
      about: "n whole samples, the one with the highest reward.",
      source: "the usual baseline",
      ...{ scales, reward },
    },
  );
  const [search] = published
    .flatMap((name) => {
      const loaded = loadGraph(name, operators);
      return E.isRight(loaded) ? [by(reward, loaded.right.graph)] : [];
    })
    .filter(
      (graph) =>
        E.isRight(check(graph, operators)) && checkModels(graph, operators, spec).length === 0,
    );
  return [whole, ...(search === undefined ? [] : [search])];
}

/** The same search by another reward; another name if it changes anything. */
function by(reward: string, graph: Graph): Graph {
  const steps = graph.steps.map((step) =>
    step.with?.reward === undefined ? step : { ...step, with: { ...step.with, reward } },
  );
  return JSON.stringify(steps) === JSON.stringify(graph.steps)
    ? graph
    : { ...graph, name: `${graph.name}-by-${reward}`, steps };
}
