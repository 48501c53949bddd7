import { fitEvidence, fitPredictor, type RawScores } from "../../src/evaluation/index.ts";
import type { FitHead, FitReport, FitRow } from "./FitReport.ts";

/** The predictors of a measurement and their worth: a function of both. */
export function fitReportOf(head: FitHead, runs: readonly RawScores[]): FitReport {
  const { rewards, scales, target, monotone } = head;
  const rows = head.predicts.map((scale): FitRow => {
    const columns = rewards.flatMap((reward) =>
      scales.filter((past) => past <= scale).map((past) => ({ reward, scale: past })),
    );
    const own = { reward: target, scale };
    return {
      scale,
      ...fitPredictor(runs, columns, monotone),
      ...fitEvidence(runs, columns, own, monotone),
    };
  });
  return { format: 1, ...head, prompts: [...new Set(runs.map(({ prompt }) => prompt))], rows };
}
