import { differenceText, numberText } from "../../src/evaluation/index.ts";
import { type Graph, graph } from "../../src/index.ts";
import { formatFlops } from "../formatFlops.ts";
import { yamlOf } from "../yamlOf.ts";
import type { TuneReport } from "./TuneReport.ts";
import type { Entrant } from "./TuneSettings.ts";

/** The graph that won, with its evidence in its `about`, and its file's text. */
export function tunedFile(
  report: TuneReport,
  date: string,
): { readonly graph: Graph; readonly text: string } {
  const { graph: won, n, family } = report.graphs[report.winner] as Entrant;
  const { steps, ...head } = won;
  const of =
    family === "given" || family === "baseline" ? `; ${won.name}: ${won.source ?? ""}` : "";
  const tuned = graph(
    {
      ...head,
      name: `tuned-${report.model}`,
      about: [
        won.about ?? "",
        ...(n > 1 ? [`Run it with n = ${n}.`] : []),
        ...evidence(report),
      ].join(" "),
      source: `varflow tune, ${date}: ${formatFlops(report.budget)}, reward ${report.reward}, seed ${report.seed}, model ${report.modelHash.slice(0, 8)}${of}`,
    },
    steps,
  );
  return { graph: tuned, text: yamlOf(tuned) };
}

/** What is known of it, and how far to believe it. */
function evidence(report: TuneReport): readonly string[] {
  const { winner, objective, raw, seeds, graphs } = report;
  const last = report.rungs.at(-1);
  const own = last?.standings.find(({ name }) => name === winner);
  const drawn = `${last?.prompts} development prompts × ${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"}`;
  return [
    `On ${drawn} it has ${objective} ${numberText(own?.objective ?? Number.NaN)} for ${((own?.flops ?? 0) / raw).toFixed(2)} raw images.`,
    ...report.evidence
      .filter(({ metric }) => metric === objective)
      .map(
        (one) =>
          `Against ${one.against}, for ${(one.againstFlops / raw).toFixed(2)}, it is ${differenceText(one)}.`,
      ),
    `The best of ${Object.keys(graphs).length} graphs, chosen on these very prompts: such numbers are`,
    "biased upward by the choice. Hold it against others on prompts that nothing was chosen by.",
  ];
}
