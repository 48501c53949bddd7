import type { Experiment } from "../../src/evaluation/index.ts";
import type { ConsistencyReport } from "../ConsistencyReport.ts";
import { experimentText } from "./experimentText.ts";
import type { Found } from "./Found.ts";
import { pageFigures } from "./pageFigures.ts";
import { type ClaimPlans, questions } from "./questions.ts";
import { surveyText } from "./surveyText.ts";

/** Everything that the page is made of. */
export interface PageSources {
  readonly experiments: readonly Experiment[];
  readonly found: ReadonlyMap<string, Found>;
  readonly plans: ClaimPlans;
  readonly consistency: ConsistencyReport | null;
  /** What the experiments' author wants to be read of them; may be empty. */
  readonly reading: string;
  /** What `writePictures` wrote; may be empty. */
  readonly pictures: string;
  /** Tables that only official evaluators can fill. */
  readonly quoted: string;
}

/** Files of the page by name: `results.md` and its figures. */
export async function resultsPage(sources: PageSources): Promise<Readonly<Record<string, string>>> {
  const { experiments, found, plans, consistency, reading, pictures, quoted } = sources;
  const figures = await pageFigures({
    found,
    consistency,
    plans: Object.fromEntries(
      Object.entries(plans).map(([model, { raw, search }]) => [model, [raw, search]]),
    ),
  });
  const sections = experiments.map((experiment) => {
    const { results, strategies } = found.get(experiment.protocol) as Found;
    const isSurvey = experiment.rows.every(({ budget }) => budget !== undefined);
    return (isSurvey ? surveyText : experimentText)(experiment, results, strategies);
  });
  const page = [
    "# Results",
    introduction(found),
    reading,
    questions(found, plans, found.get("main")?.timings ?? []),
    Object.keys(figures)
      .map((name) => `![${name.replace(/\.svg$/, "")}](${name})`)
      .join("\n"),
    pictures,
    ...sections,
    quoted,
  ].filter((text) => text !== "");
  return { "results.md": `${page.join("\n\n")}\n`, ...figures };
}

function introduction(found: ReadonlyMap<string, Found>): string {
  const [first] = found.values();
  const { settings } = first?.results ?? {};
  const { device = {} } = settings ?? {};
  const days = [...found.values()].flatMap(({ timings }) =>
    timings.map(({ at }) => at.slice(0, 10)),
  );
  const when = [...new Set(days)].sort();
  return [
    "Printed by `varflow reproduce --page --out docs/results`; `varflow reproduce` draws everything again.",
    "`judge` is the share of right pictures, as the mean of six categories; no search sees it. `compute` is in raw images, decodes and rewards included. Brackets are 95 % intervals: prompts resampled within their category, all seeds of a prompt together. A claim is *too close to tell* where the interval of the paired difference holds 0.",
    `${settings?.model} ${settings?.modelHash.slice(0, 8)}; ${when.join(" to ")}; ${device.processor}, ONNX Runtime ${device.onnxruntime}, varflow ${device.varflow}.`,
  ].join(" ");
}
