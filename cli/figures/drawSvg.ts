import type { Config, TopLevelSpec } from "vega-lite";

/**
 * What a figure lies on: `white` paints its own ground, so that it reads the same anywhere, also as
 * a file; `page` paints none and writes in the colour of the text around it, light or dark.
 */
export type Ground = "white" | "page";

/**
 * Draws a Vega-Lite specification as SVG: the same text for the same specification. The library is
 * loaded when the first figure is drawn.
 */
export async function drawSvg(spec: TopLevelSpec, on: Ground = "white"): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import("vega-lite"), import("vega")]);
  const config = configs[on];
  const view = new vega.View(vega.parse(compile({ ...spec, config }).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

// Okabe and Ito's colours, apart for every kind of colour vision; black is the colour of the text.
const colours = ["#e69f00", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9"];

const white: Config = {
  background: "#ffffff",
  font: "sans-serif",
  axis: { labelFontSize: 12, titleFontSize: 13, gridColor: "#e5e5e5", domainColor: "#888888" },
  legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 0 },
  title: { fontSize: 14, anchor: "start" },
  range: { category: ["#000000", ...colours] },
};

const ink = { labelColor: "currentColor", titleColor: "currentColor" } as const;

const configs: Readonly<Record<Ground, Config>> = {
  white,
  page: {
    ...white,
    background: "transparent",
    view: { stroke: null },
    axis: {
      ...white.axis,
      ...ink,
      gridColor: "currentColor",
      gridOpacity: 0.15,
      domainColor: "currentColor",
      tickColor: "currentColor",
    },
    legend: { ...white.legend, ...ink },
    title: { ...white.title, color: "currentColor" },
    text: { color: "currentColor" },
    rule: { color: "currentColor" },
    range: { category: ["currentColor", ...colours] },
  },
};
