import type { StrategySummary } from "../../src/evaluation/index.ts";
import type { Plan } from "../../src/index.ts";
import type { ConsistencyReport } from "../ConsistencyReport.ts";
import { bandFigure } from "../figures/bandFigure.ts";
import { metricFigure } from "../figures/comparisonFigures.ts";
import { costFigure } from "../figures/costFigure.ts";
import type { Point } from "../figures/scatterFigure.ts";
import type { Found } from "./Found.ts";

/** What the figures of the page are drawn from. */
export interface FigureSources {
  readonly found: ReadonlyMap<string, Found>;
  /** Plans of raw and TTS-VAR by model. */
  readonly plans: Readonly<Record<string, readonly Plan[]>>;
  /** `null` where consistency was not measured. */
  readonly consistency: ConsistencyReport | null;
}

/** The figures of the page by file name; those whose results are not there are left out. */
export async function pageFigures(
  sources: FigureSources,
): Promise<Readonly<Record<string, string>>> {
  const { found, plans, consistency } = sources;
  const compared = comparedStrategies(found);
  const alone = aloneAt(found.get("ablations")?.strategies ?? []);
  const figures: Record<string, Promise<string>> = {
    ...(compared.length > 0 && {
      "judge.svg": metricFigure(compared, "judge"),
      "reward.svg": metricFigure(compared, "alignment"),
    }),
    ...(alone.length > 0 && {
      "one-scale.svg": bandFigure(alone, {
        title: "Final reward after resampling at one scale alone",
        x: "scale of the resampling",
        y: "mean reward, alignment",
      }),
    }),
    ...(consistency !== null && consistencyFigures(consistency)),
    ...Object.fromEntries(
      Object.entries(plans).map(([model, own]) => [
        `cost-${model}.svg`,
        costFigure(own, `What each scale costs: ${model}`),
      ]),
    ),
  };
  const drawn = Object.entries(figures).map(async ([name, svg]) => [name, await svg] as const);
  return Object.fromEntries(await Promise.all(drawn));
}

/** Raw, Best-of-N, importance sampling, TTS-VAR, the proposal and rounds, at all that was run of them. */
function comparedStrategies(found: ReadonlyMap<string, Found>): readonly StrategySummary[] {
  const of = (name: string) => found.get(name)?.strategies ?? [];
  // A graph for each budget, which are one series.
  const rounds = of("rounds")
    .filter(({ graph }) => graph.startsWith("rounds-"))
    .map((own) => ({ ...own, graph: "rounds" }));
  const all = [...["main", "wide", "proposed"].flatMap(of), ...rounds];
  const once = new Map(all.toReversed().map((own) => [own.name, own]));
  if (of("main").length === 0) return [];
  return [...once.values()].sort((a, b) => a.graph.localeCompare(b.graph) || a.n - b.n);
}

const aloneAt = (strategies: readonly StrategySummary[]): readonly Point[] =>
  strategies.flatMap(({ graph, n, metrics }) => {
    const [, scale] = /^resample-at-(\d+)$/.exec(graph) ?? [];
    const { estimate, low, high } = metrics.alignment ?? {};
    return scale === undefined || estimate === undefined || low === undefined || high === undefined
      ? []
      : [{ x: Number(scale), y: estimate, low, high, series: `n = ${n}` }];
  });

function consistencyFigures({ looks, prefixes }: ConsistencyReport) {
  const rows = looks.find(({ side }) => side === null)?.consistency ?? [];
  return {
    "consistency.svg": bandFigure(
      rows.map(({ scale, potential, correlation, low, high }) => ({
        ...{ x: scale, y: correlation, low, high },
        series: potential.toUpperCase(),
      })),
      {
        title: "How early each potential ranks paths as the final reward does",
        x: "scale",
        y: "rank correlation with the last scale",
      },
    ),
    "prefixes.svg": bandFigure(
      prefixes.map(({ scale, share, low, high }) => ({
        ...{ x: scale, y: share, low, high },
        series: "decided by the prefix",
      })),
      {
        title: "What is decided by then: the bound on any selection",
        x: "scale",
        y: "share of the final reward's variance",
      },
    ),
  };
}
