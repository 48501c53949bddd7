import {
  consistencyOf,
  type PathScores,
  prefixShares,
  replayedGain,
  type SearchCost,
  scheduleFlops,
  trustDifference,
} from "../src/evaluation/index.ts";
import type { ModelSpec } from "../src/index.ts";
import type {
  ConsistencyHead,
  ConsistencyReport,
  GainRow,
  LookReport,
} from "./ConsistencyReport.ts";
import { design } from "./consistencyGraphs.ts";
import type { Measured } from "./Measured.ts";
import { proposalFrom } from "./proposalFrom.ts";
import { searchCost } from "./searchCost.ts";

/**
 * The statistics of a measurement, and the schedule that follows from them: a function of both and
 * of the model's cost table.
 */
export function consistencyReportOf(
  head: ConsistencyHead,
  measured: Measured,
  spec: ModelSpec,
): ConsistencyReport {
  const tables = tablesOf(measured);
  const looks = tables.map(
    ([side, table]): LookReport => ({
      ...lookOf(side, table, head.reward, spec),
      difference: side === null ? null : trustDifference(table, measured.full, earlier(spec)),
    }),
  );
  const prefixes = prefixShares(measured.completions);
  const proposed = proposalFrom({ looks, prefixes, reward: head.reward }, spec, head.budget);
  const whole = wholeSamples(searchCost(looks[0]?.flops ?? 0, head.reward, spec), head.budget);
  const table = tables.find(([side]) => side === proposed.side)?.[1] ?? [];
  return {
    ...{ format: 1, ...head, prompts: measured.full.map(({ prompt }) => prompt) },
    ...{ deviation: deviationOf(measured.full), looks, prefixes, proposal: proposed },
    replayed: replayedGain(table, proposed),
    bestOfN: { paths: whole, replayed: replayedGain(table, { paths: whole, keeps: [] }) },
  };
}

const tablesOf = ({
  full,
  smaller,
}: Measured): readonly [number | null, readonly PathScores[]][] => [
  [null, full],
  ...Object.entries(smaller).map(([side, table]): [number, readonly PathScores[]] => [
    Number(side),
    table,
  ]),
];

function lookOf(
  side: number | null,
  table: readonly PathScores[],
  reward: string,
  spec: ModelSpec,
): Omit<LookReport, "difference"> {
  const { cost } = spec;
  const decode = side === null ? cost.decode : (cost.smallerDecodes?.[side] ?? cost.decode);
  const flops = decode + (cost.score[reward] ?? 0);
  const gains = spec.sides.flatMap((_, scale): readonly GainRow[] => {
    const won = replayedGain(table, { paths: design.prefixes, keeps: [{ scale, to: 1 }] });
    return won === null ? [] : [{ scale, gain: won.estimate, low: won.low, high: won.high }];
  });
  return { side, flops, consistency: consistencyOf(table), gains };
}

const earlier = ({ sides }: ModelSpec): readonly number[] => [...sides.slice(1).keys()];

/** As many whole samples as a budget pays for; at least one. */
function wholeSamples(cost: SearchCost, budget: number): number {
  const one = scheduleFlops({ paths: 1, keeps: [] }, cost) - cost.begin;
  return Math.max(1, Math.floor((budget - cost.begin) / one));
}

function deviationOf(prompts: readonly PathScores[]): number {
  const variances = prompts.map(({ scores }) => {
    const final = scores.at(-1) ?? [];
    const mean = final.reduce((a, b) => a + b, 0) / final.length;
    return final.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (final.length - 1);
  });
  return Math.sqrt(variances.reduce((a, b) => a + b, 0) / variances.length);
}
