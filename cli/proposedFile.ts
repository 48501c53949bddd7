import { type Proposal, proposedGraph } from "../src/evaluation/index.ts";
import type { Graph } from "../src/index.ts";
import type { ConsistencyReport } from "./ConsistencyReport.ts";
import { formatFlops } from "./formatFlops.ts";
import { scheduleText } from "./scheduleText.ts";
import { yamlOf } from "./yamlOf.ts";

/** The graph that a measurement proposes, with the reasons in its `about`, and its file's text. */
export function proposedFile(
  report: ConsistencyReport,
  scales: number,
): { readonly graph: Graph; readonly text: string } {
  const graph = proposedGraph(report.proposal, {
    name: `proposed-${report.model}`,
    about: reasons(report),
    source: `varflow consistency: ${report.prompts.length} prompts, ${report.paths} paths each, seed ${report.seed}, model ${report.modelHash.slice(0, 8)}`,
    scales,
    reward: report.reward,
  });
  return { graph, text: yamlOf(graph) };
}

function reasons(report: ConsistencyReport): string {
  const { proposal, budget, baseline, prefixes } = report;
  const looked = proposal.keeps.map(({ scale }) => {
    const share = prefixes.find((row) => row.scale === scale)?.share;
    const decides =
      share === undefined
        ? ""
        : `, whose prefix decides ${Math.round(100 * share)} % of the final score's variance`;
    return `${reading(report, proposal, scale).toFixed(2)} at scale ${scale}${decides}`;
  });
  const trust =
    looked.length === 0
      ? "No score before the last scale is worth its cost."
      : `The score's rank correlation with the final one is ${looked.join(", and ")}.`;
  return [
    `${scheduleText(proposal)}. ${trust}`,
    `Of all such schedules that cost at most ${formatFlops(budget)} (${baseline} at n = 1) the one`,
    `with the highest expected final score, ${proposal.gain.toFixed(2)} standard deviations over a raw image, if scores are`,
    "a Gaussian chain with the measured correlations.",
  ].join(" ");
}

/** Rank correlation at a scale, of the pictures that the proposal looks at. */
const reading = ({ looks }: ConsistencyReport, { side }: Proposal, scale: number): number =>
  looks
    .find((look) => look.side === side)
    ?.consistency.find((row) => row.scale === scale && row.potential === "value")?.correlation ??
  Number.NaN;
