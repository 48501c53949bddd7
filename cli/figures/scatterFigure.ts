import { drawSvg, type Ground } from "./drawSvg.ts";
import { labelLayer } from "./labelLayer.ts";

/** A point with its interval. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** Points of a series are joined by a line. */
  readonly series: string;
  /** Stands beside the point. */
  readonly label?: string;
}

/** What a figure is called. */
export interface Titles {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  /** A logarithmic x axis. */
  readonly log?: boolean;
}

/** A line a series, with interval bars, as SVG. */
export function scatterFigure(
  points: readonly Point[],
  { title, x, y, log = false }: Titles,
  on: Ground = "white",
): Promise<string> {
  const isLabelled = points.some(({ label }) => label !== undefined);
  const kind = log ? ({ type: "log", nice: false } as const) : ({ zero: false } as const);
  const scale = isLabelled ? ({ ...kind, padding: 16 } as const) : kind;
  const across = { field: "x", type: "quantitative", title: x, scale } as const;
  const up = { type: "quantitative", title: y, scale: { zero: false } } as const;
  const line = { type: "line", point: { size: 45, filled: true } } as const;
  return drawSvg(
    {
      title,
      ...{ width: 460, height: 320 },
      data: { values: [...points] },
      encoding: {
        x: across,
        color: { field: "series", type: "nominal", title: null, sort: null },
      },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 1.5 },
          encoding: { y: { field: "low", ...up }, y2: { field: "high" } },
        },
        { mark: line, encoding: { y: { field: "y", type: "quantitative" } } },
        ...(isLabelled ? [labelLayer(on)] : []),
      ],
    },
    on,
  );
}
