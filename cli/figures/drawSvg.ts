import type { TopLevelSpec } from "vega-lite";

/**
 * Draws a Vega-Lite specification as SVG: the same text for the same specification. The library is
 * loaded when the first figure is drawn.
 */
export async function drawSvg(spec: TopLevelSpec): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import("vega-lite"), import("vega")]);
  const view = new vega.View(vega.parse(compile({ ...spec, config }).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

/** On white, so that a figure reads the same on any page. */
const config: NonNullable<TopLevelSpec["config"]> = {
  background: "#ffffff",
  font: "sans-serif",
  axis: { labelFontSize: 12, titleFontSize: 13, gridColor: "#e5e5e5", domainColor: "#888888" },
  legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 0 },
  title: { fontSize: 14, anchor: "start" },
  // Okabe and Ito's colours, apart for every kind of colour vision.
  range: {
    category: ["#000000", "#e69f00", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9"],
  },
};
