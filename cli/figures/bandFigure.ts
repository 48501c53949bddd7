import { drawSvg } from "./drawSvg.ts";
import type { Point, Titles } from "./scatterFigure.ts";

/** A line a series with a band for its intervals, over scales, as SVG. */
export function bandFigure(points: readonly Point[], { title, x, y }: Titles): Promise<string> {
  const across = { field: "x", type: "quantitative", title: x, axis: { tickMinStep: 1 } } as const;
  const color = { field: "series", type: "nominal", title: null, sort: null } as const;
  return drawSvg({
    title,
    width: 460,
    height: 260,
    data: { values: [...points] },
    layer: [
      {
        mark: { type: "area", opacity: 0.18 },
        encoding: {
          x: across,
          y: { field: "low", type: "quantitative", title: y, scale: { zero: false } },
          y2: { field: "high" },
          color,
        },
      },
      {
        mark: { type: "line", point: { size: 40, filled: true } },
        encoding: { x: across, y: { field: "y", type: "quantitative" }, color },
      },
    ],
  });
}
