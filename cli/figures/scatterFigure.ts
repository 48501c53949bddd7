import { drawSvg } from "./drawSvg.ts";

/** A point with its interval. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** Points of a series are joined by a line. */
  readonly series: string;
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
): Promise<string> {
  const across = { field: "x", type: "quantitative", title: x } as const;
  const scale = log ? ({ type: "log", nice: false } as const) : ({ zero: false } as const);
  const color = { field: "series", type: "nominal", title: null, sort: null } as const;
  return drawSvg({
    title,
    width: 460,
    height: 320,
    data: { values: [...points] },
    encoding: { x: { ...across, scale }, color },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 1.5 },
        encoding: {
          y: { field: "low", type: "quantitative", title: y, scale: { zero: false } },
          y2: { field: "high" },
        },
      },
      {
        mark: { type: "line", point: { size: 45, filled: true } },
        encoding: { y: { field: "y", type: "quantitative" } },
      },
    ],
  });
}
