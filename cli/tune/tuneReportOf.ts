import { differenceOf, grouped, type Results, type Rows } from "../../src/evaluation/index.ts";
import { ranked, type Standing, withinBudget } from "../../src/tuning/index.ts";
import type { TuneReport } from "./TuneReport.ts";
import type { TunePlan } from "./TuneSettings.ts";

/** What came of a race whose rungs are all there. */
export function tuneReportOf(
  { settings, raw }: TunePlan,
  standings: readonly (readonly Standing[])[],
  { settings: { runs }, rows }: Results,
): TuneReport {
  const { rungs, plugins: _, ...head } = settings;
  const winner = ranked(withinBudget(standings.at(-1) ?? [], settings.budget))[0]?.name ?? "";
  const groups = new Map(
    [...grouped(runs, rows).values()].map((own) => [own[0].graph, own] as const),
  );
  const metrics = [...new Set([settings.objective, settings.reward])];
  return {
    ...{ ...head, raw, winner },
    rungs: rungs.map(({ prompts }, i) => ({
      prompts: prompts.length,
      standings: standings[i] ?? [],
    })),
    evidence: settings.baselines
      .filter((name) => name !== winner)
      .flatMap((name) =>
        metrics.map((metric) =>
          differenceOf(groups.get(winner) as Rows, groups.get(name) as Rows, metric),
        ),
      ),
  };
}
