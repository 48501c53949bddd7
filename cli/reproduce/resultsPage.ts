import type { Experiment, Results, StrategySummary } from "../../src/evaluation/index.ts";
import { experimentText } from "./experimentText.ts";

/** What was found under one protocol. */
export interface Found {
  readonly results: Results;
  readonly strategies: readonly StrategySummary[];
}

/** Files of the page by name: `results.md` and its figures. */
export async function resultsPage(
  experiments: readonly Experiment[],
  found: ReadonlyMap<string, Found>,
): Promise<Readonly<Record<string, string>>> {
  const sections = experiments.map((experiment) => {
    const { results, strategies } = found.get(experiment.protocol) as Found;
    return experimentText(experiment, results, strategies);
  });
  return { "results.md": `# Results\n\n${sections.join("\n\n")}\n` };
}
