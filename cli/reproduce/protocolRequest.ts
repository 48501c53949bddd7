import { existsSync } from "node:fs";
import type { Experiment, Protocol } from "../../src/evaluation/index.ts";
import type { EvaluateRequest } from "../planEvaluate.ts";
import { shipped } from "../shipped.ts";
import { strategyOf } from "../strategyOf.ts";
import type { Experiments } from "./readExperiments.ts";

/** Every strategy that the experiments of a protocol run, each once, experiments by name. */
export const runsOf = (
  { experiments }: Pick<Experiments, "experiments">,
  protocol: string,
): readonly string[] => [
  ...new Set(
    experiments
      .filter((experiment) => experiment.protocol === protocol)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(({ rows }) => rows.map(({ run }) => run)),
  ),
];

/** A sample that two minutes are enough for, of prompts that choices are made on. */
const quick: Pick<Protocol, "prompts" | "count" | "seeds"> = {
  prompts: "shapes-development",
  count: 12,
  seeds: [0],
};

/** What a protocol asks of `varflow evaluate`. */
export function protocolRequest(
  all: Experiments,
  name: string,
  model: string,
  isQuick: boolean,
): EvaluateRequest {
  const { prompts, seeds, count } = isQuick ? quick : (all.protocols[name] as Protocol);
  return {
    strategies: runsOf(all, name).map(located),
    n: [1],
    seeds,
    prompts,
    ...(count === undefined ? {} : { count }),
    model,
  };
}

/** Graphs that only experiments use lie beside them. */
function located(run: string): string {
  const { file } = strategyOf(run);
  const own = shipped("experiments", "graphs", `${file}.yaml`);
  return existsSync(own) ? run.replace(file, own) : run;
}

/** Protocols that some experiments belong to, in their order. */
export const protocolsOf = (experiments: readonly Experiment[]): readonly string[] => [
  ...new Set(experiments.map(({ protocol }) => protocol)),
];
