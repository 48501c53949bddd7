import type { Interval } from "../src/evaluation/index.ts";
import type { ConsistencyReport } from "./ConsistencyReport.ts";
import { consistencyTable, number, ranged } from "./consistencyTable.ts";
import { formatFlops } from "./formatFlops.ts";
import { scheduleText } from "./scheduleText.ts";

/** A measurement of consistency for a person: a table by scale, and what follows from it. */
export const consistencyText = (report: ConsistencyReport): string =>
  [
    ...consistencyTable(report),
    "",
    ...legend(report),
    "",
    ...smallerLooks(report),
    ...proposed(report),
  ]
    .map((line) => `${line}\n`)
    .join("");

const legend = ({ reward, prompts, paths, looks, deviation }: ConsistencyReport) => [
  `${reward}, ${prompts.length} ${prompts.length === 1 ? "prompt" : "prompts"}, ${paths} raw paths each; 95 % intervals over prompts.`,
  "value, max, sum, diff: the potential's rank correlation, over paths, with the final score;",
  ...(looks.length > 1 ? ["side: that of value, of pictures decoded at a smaller side;"] : []),
  `best: how often the first by value is the best at the end (${number(1 / paths)} by chance);`,
  `wins: what choosing one of 8 paths by value wins, in scores (deviation ${number(deviation)});`,
  "decided: share of the final score's variance that the prefix decides;",
  "could win: what choosing the truly best of 8 prefixes would.",
];

/** What decoding at a smaller side saves and what it loses. */
function smallerLooks({ looks }: ConsistencyReport): readonly string[] {
  const [full] = looks;
  const lines = looks.flatMap(({ side, flops, difference }) =>
    side === null || difference === null
      ? []
      : [
          `At side ${side} a look costs ${formatFlops(flops)} instead of ${formatFlops(full?.flops ?? 0)}, decode and score;`,
          `its correlation differs by ${ranged(difference)}, mean over scales.`,
        ],
  );
  return lines.length > 0 ? [...lines, ""] : [];
}

function proposed(report: ConsistencyReport): readonly string[] {
  const { proposal, budget, baseline, deviation, replayed, bestOfN } = report;
  const { flops, gain } = proposal;
  const spent = `${formatFlops(flops)} of ${formatFlops(budget)} (${baseline}, n = 1)`;
  return [
    `Proposed: ${scheduleText(proposal)}`,
    `${spent}; expected to win ${number(gain * deviation)}.`,
    ...(replayed === null
      ? []
      : [
          `On these paths it wins ${ranged(replayed)}; the best of ${bestOfN.paths} raw ones ${won(bestOfN.replayed)}.`,
        ]),
  ];
}

const won = (gain: Interval | null): string => (gain === null ? "-" : ranged(gain));
