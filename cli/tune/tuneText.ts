import { differenceText, numberText } from "../../src/evaluation/index.ts";
import { ranked } from "../../src/tuning/index.ts";
import { formatFlops } from "../formatFlops.ts";
import { markdownTable } from "../markdownTable.ts";
import type { TuneReport } from "./TuneReport.ts";
import type { Entrant } from "./TuneSettings.ts";

/** A race as Markdown: who won and by how much, and every graph with what it reached when. */
export function tuneText(report: TuneReport): string {
  const { model, objective, reward, budget, raw, winner, rungs, baselines } = report;
  const { graphs, evidence } = report;
  const isBaseline = baselines.includes(winner);
  return [
    `# The best of ${Object.keys(graphs).length} searches for ${model}`,
    `By ${objective}${objective === reward ? "" : `, with searches by ${reward}`}, for ${formatFlops(budget)} a prompt (${(budget / raw).toFixed(2)} raw images). Numbers are from development prompts, by which the graphs were chosen: those of who won are biased upward by the choice.`,
    isBaseline
      ? `${winner} won, a baseline: nothing that was proposed is better on these prompts.`
      : `${winner} won: ${graphs[winner]?.graph.about ?? ""}`,
    ...(evidence.length === 0
      ? []
      : [
          markdownTable(
            ["against", "on", ""],
            evidence.map((one) => [one.against, one.metric, differenceText(one)]),
          ),
        ]),
    markdownTable(
      [
        ...["graph", "n", "family", "about", "raw images"],
        ...rungs.map(({ prompts }, i) => `rung ${i + 1}: ${prompts} prompts`),
        "",
      ],
      orderOf(report).map((name) => lineOf(name, report)),
    ),
  ].join("\n\n");
}

/** By the last rung that a graph reached, then by where it stood. */
const orderOf = ({ rungs }: TuneReport): readonly string[] => [
  ...new Set(
    rungs.toReversed().flatMap(({ standings }) => ranked(standings).map(({ name }) => name)),
  ),
];

function lineOf(name: string, { graphs, rungs, raw, winner }: TuneReport): readonly string[] {
  const { n, family, flops, graph } = graphs[name] as Entrant;
  const reached = rungs.map(({ standings }) => standings.find((one) => one.name === name));
  const dropped = reached.indexOf(undefined);
  return [
    ...[name, String(n), family, graph.about ?? "", (flops / raw).toFixed(2)],
    ...reached.map((one) => (one === undefined ? "" : numberText(one.objective))),
    name === winner ? "won" : dropped < 0 ? "" : `dropped after rung ${dropped}`,
  ];
}
