import {
  differenceOf,
  differenceText,
  grouped,
  type Results,
  type Rows,
} from "../../src/evaluation/index.ts";
import { type Plan, totalFlops } from "../../src/index.ts";
import { markdownTable } from "../markdownTable.ts";
import type { Timing } from "../readResults.ts";
import type { Found } from "./Found.ts";

/** Plans of TTS-VAR, n = 2, and Best-of-N, N = 8, with each model. */
export type ClaimPlans = Readonly<
  Record<string, { readonly search: Plan; readonly best: Plan; readonly raw: Plan }>
>;

/** A question of the judge's score: protocol, strategy, and what it is held against. */
const asked: readonly (readonly [string, string, string, string])[] = [
  ["TTS-VAR, n = 2, against Best-of-8: better images?", "main", "tts-var@2", "best-of-n@8"],
  ["The same at about equal total FLOPs: n = 2 against N = 5", "main", "tts-var@2", "best-of-n@5"],
  ["n = 1 against N = 2, which costs less", "main", "tts-var@1", "best-of-n@2"],
  ["n = 4 against N = 8, which costs less", "main", "tts-var@4", "best-of-n@8"],
  ["n = 8 against N = 11, half its compute", "wide", "tts-var@8", "best-of-n@11"],
  ["Does clustering add to its control, n = 2?", "ablations", "cluster-2-5@2", "keep-2-5@2"],
  ["And at n = 4?", "ablations", "cluster-2-5@4", "keep-2-5@4"],
  [
    "Is the proposed graph better than the paper's, n = 1?",
    "proposed",
    "proposed-shapes-64@1",
    "tts-var@1",
  ],
  ["At n = 2?", "proposed", "proposed-shapes-64@2", "tts-var@2"],
  [
    "Is it better than Best-of-N, n = 2 against N = 5, which costs less?",
    "proposed",
    "proposed-shapes-64@2",
    "best-of-n@5",
  ],
  ["Beyond the paper: does a stop add to Best-of-4?", "rounds", "best-of-n-until@1", "best-of-n@4"],
  ["Rounds made for 2 raw images against Best-of-4", "rounds", "rounds-2-raw@1", "best-of-n@4"],
  ["Rounds made for 4 against TTS-VAR, n = 3", "rounds", "rounds-4-raw@1", "tts-var@3"],
  ["Rounds made for 4 against Best-of-8", "rounds", "rounds-4-raw@1", "best-of-n@8"],
  ["Rounds made for 8 against TTS-VAR, n = 3", "rounds", "rounds-8-raw@1", "tts-var@3"],
  ["And against Best-of-8", "rounds", "rounds-8-raw@1", "best-of-n@8"],
];

/** The paper's claim in its two parts, and what else was asked, each as found. */
export function questions(
  found: ReadonlyMap<string, Found>,
  plans: ClaimPlans,
  timings: readonly Timing[],
): string {
  return [
    "## The questions",
    `The claim is that TTS-VAR with n = 2 beats Best-of-8 at less than half of its compute. What it costs, as \`varflow plan\` has it:`,
    costs(plans),
    "What it gives, on the judge's score (the mean of six categories):",
    markdownTable(
      ["question", "answer"],
      asked.map(([question, ...comparison]) => [question, said(found, ...comparison)]),
    ),
    timings.length === 0 ? "" : timeText(timings),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function said(
  found: ReadonlyMap<string, Found>,
  protocol: string,
  run: string,
  against: string,
): string {
  const results: Results | undefined = found.get(protocol)?.results;
  const groups: ReadonlyMap<string, Rows> =
    results === undefined ? new Map() : grouped(results.settings.runs, results.rows);
  const [a, b] = [groups.get(run), groups.get(against)];
  return a === undefined || b === undefined
    ? "not run"
    : differenceText(differenceOf(a, b, "judge"));
}

const costs = (plans: ClaimPlans): string =>
  markdownTable(
    ["model", "", "transformer alone", "decodes, features and rewards too"],
    Object.entries(plans).flatMap(([model, { search, best, raw }]) => {
      const ratios = (a: Plan, b: Plan) => [
        (a.flops.transformer / b.flops.transformer).toFixed(2),
        (totalFlops(a.flops) / totalFlops(b.flops)).toFixed(2),
      ];
      return [
        [model, "TTS-VAR, n = 2, in raw images", ...ratios(search, raw)],
        [model, "Best-of-8, in raw images", ...ratios(best, raw)],
        [model, "TTS-VAR, n = 2, over Best-of-8", ...ratios(search, best)],
      ];
    }),
  );

/** Minutes of one seed of all strategies at n = 1, 2, 4, by graph. */
function timeText(timings: readonly Timing[]): string {
  const own = timings.filter(({ n, seed }) => seed === 0 && [1, 2, 4].includes(n));
  const minutes = (some: readonly Timing[]) =>
    some.reduce((sum, { wallMs, inFlight }) => sum + wallMs / inFlight / 60_000, 0);
  const graphs = [...new Set(own.map(({ graph }) => graph))];
  const parts = graphs.map(
    (graph) => `${graph} ${minutes(own.filter((one) => one.graph === graph)).toFixed(1)}`,
  );
  const prompts = new Set(own.map(({ prompt }) => prompt)).size;
  return `Time: one seed of the main comparison (${prompts} prompts, n = 1, 2, 4) took ${minutes(own).toFixed(1)} minutes on ${own[0]?.workers} cores: ${parts.join(", ")}.`;
}
