import { differenceText, numberText } from "../../src/evaluation/index.ts";
import { isWithin, ranked } from "../../src/tuning/index.ts";
import { formatFlops } from "../formatFlops.ts";
import { markdownTable } from "../markdownTable.ts";
import { overText } from "./overText.ts";
import { rawsText } from "./rawsText.ts";
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
    ...overText(report),
    ...(evidence.length === 0
      ? []
      : [
          markdownTable(
            ["against", "on", "", "raw images"],
            evidence.map((one) => [
              ...[one.against, one.metric, differenceText(one)],
              `${(one.flops / raw).toFixed(2)}, not ${(one.againstFlops / raw).toFixed(2)}`,
            ]),
          ),
        ]),
    markdownTable(
      [
        ...["graph", "n", "family", "about", "raw images, planned", "measured"],
        ...rungs.map(({ prompts }, i) => `rung ${i + 1}: ${prompts} prompts`),
        "",
      ],
      orderOf(report).map((name) => lineOf(name, report)),
    ),
  ].join("\n\n");
}

/** By the last rung that a graph reached, then within the budget or not, then by where it stood. */
const orderOf = ({ rungs, budget }: TuneReport): readonly string[] => [
  ...new Set(
    rungs
      .toReversed()
      .flatMap(({ standings }) =>
        [true, false].flatMap((within) =>
          ranked(standings.filter((one) => isWithin(one, budget) === within)),
        ),
      )
      .map(({ name }) => name),
  ),
];

function lineOf(name: string, report: TuneReport): readonly string[] {
  const { graphs, rungs, raw } = report;
  const entrant = graphs[name] as Entrant;
  const { n, family, graph } = entrant;
  const reached = rungs.map(({ standings }) => standings.find((one) => one.name === name));
  const last = reached.findLast((one) => one !== undefined);
  return [
    ...[name, String(n), family, graph.about ?? "", rawsText(entrant, raw)],
    last === undefined ? "" : (last.flops / raw).toFixed(2),
    ...reached.map((one) => (one === undefined ? "" : numberText(one.objective))),
    fateOf(name, report),
  ];
}

function fateOf(name: string, { rungs, winner, budget }: TuneReport): string {
  if (name === winner) return "won";
  const rung = rungs.findLastIndex(({ standings }) => standings.some((one) => one.name === name));
  const last = rungs[rung]?.standings.find((one) => one.name === name);
  if (last !== undefined && !isWithin(last, budget)) return `over the budget on rung ${rung + 1}`;
  return rung < rungs.length - 1 ? `dropped after rung ${rung + 1}` : "";
}
