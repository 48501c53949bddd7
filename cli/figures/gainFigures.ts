import type { Comparison, Difference } from "../../src/evaluation/index.ts";
import { drawSvg, type Ground } from "./drawSvg.ts";
import { labelLayer } from "./labelLayer.ts";

/** A strategy's gains over the baseline, with their intervals. */
interface Gain {
  readonly series: string;
  readonly label: string;
  readonly x: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/**
 * For each reward that guided searches, their gains on it against their gains on the first metric
 * that guided none: a search that fits its reward goes right and not up.
 */
export function gainFigures(comparison: Comparison, on: Ground = "white"): Promise<string>[] {
  const guides = [...new Set(comparison.strategies.flatMap((own) => own.guides))];
  const metrics = [...new Set(comparison.differences.map(({ metric }) => metric))];
  const unseen = metrics.find((metric) => !guides.includes(metric));
  if (unseen === undefined) return [];
  return guides.flatMap((guide) => {
    const gains = gainsOf(comparison, guide, unseen);
    const what = unseen === "judge" ? "the judge's score" : unseen;
    return gains.length === 0
      ? []
      : [gainFigure(gains, { guide, unseen: what, ...namesOf(comparison) }, on)];
  });
}

const gainsOf = ({ strategies, differences }: Comparison, guide: string, unseen: string) =>
  strategies.flatMap(({ name, graph, n, guides }): readonly Gain[] => {
    const on = (metric: string): Difference["difference"] | undefined =>
      differences.find((one) => one.name === name && one.metric === metric)?.difference;
    const [seen, judged] = [on(guide), on(unseen)];
    if (!guides.includes(guide) || seen === undefined || judged === undefined) return [];
    const { estimate: x, low: left, high: right } = seen;
    const { estimate: y, low, high } = judged;
    return [{ series: graph, label: `n = ${n}`, x, left, right, y, low, high }];
  });

/** Every graph keeps the colour that it has in the other figures, also if some have no gain. */
const namesOf = ({ baseline, strategies }: Comparison) => ({
  baseline,
  graphs: [...new Set(strategies.map(({ graph }) => graph))],
});

interface Names extends ReturnType<typeof namesOf> {
  readonly guide: string;
  readonly unseen: string;
}

function gainFigure(gains: readonly Gain[], names: Names, on: Ground) {
  const { guide, unseen, baseline, graphs } = names;
  const scale = { zero: true, padding: 16 } as const;
  const x = { type: "quantitative", title: `gain on ${guide}, which guides`, scale } as const;
  const y = { type: "quantitative", title: `gain on ${unseen}, never seen`, scale } as const;
  const [toX, toY] = [
    { field: "x", ...x },
    { field: "y", ...y },
  ];
  return drawSvg(
    {
      title: `Gain over ${baseline} on what guides and on what does not`,
      ...{ width: 460, height: 320 },
      data: { values: [...gains] },
      encoding: {
        color: {
          ...{ field: "series", type: "nominal", title: null, scale: { domain: graphs } },
          legend: { values: [...new Set(gains.map(({ series }) => series))] },
        },
      },
      layer: [
        { mark: "rule", encoding: { x: { field: "left", ...x }, x2: { field: "right" }, y: toY } },
        { mark: "rule", encoding: { y: { field: "low", ...y }, y2: { field: "high" }, x: toX } },
        { mark: { type: "circle", size: 45, opacity: 1 }, encoding: { x: toX, y: toY } },
        labelLayer(on),
      ],
    },
    on,
  );
}
