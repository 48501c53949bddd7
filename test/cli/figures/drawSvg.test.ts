import { describe, expect, it } from "vitest";
import { bandFigure } from "../../../cli/figures/bandFigure.ts";
import { drawSvg, type Ground } from "../../../cli/figures/drawSvg.ts";
import { type Point, scatterFigure } from "../../../cli/figures/scatterFigure.ts";
import { labelsOf, titlesOf } from "./readSvg.ts";

const points: readonly Point[] = ["one", "two"].flatMap((series, k) =>
  [1, 2, 4].map((x) => ({ x, y: x + k, low: x + k - 0.5, high: x + k + 0.5, series })),
);
const titles = { title: "a < b", x: "across, s", y: "up & down" };
const bars = (on?: Ground) =>
  drawSvg(
    {
      title: "bars",
      data: { values: [{ a: 1, b: "x" }] },
      mark: "bar",
      encoding: { x: { field: "a", type: "quantitative" }, color: { field: "b", type: "nominal" } },
    },
    on,
  );
const colours = (svg: string) =>
  new Set([...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour));

describe("drawSvg", () => {
  it("paints its own ground on white, and writes in black", async () => {
    const svg = await bars();
    expect(svg).toMatch(/<rect[^>]*fill="#ffffff"/);
    expect(svg).not.toContain("currentColor");
  });
  it("paints no ground on a page, and nothing in a fixed black or white", async () => {
    const svg = await bars("page");
    expect(svg).toContain("currentColor");
    const greys = [...colours(svg)].filter((colour = "") =>
      /^(white|black|gr[ae]y|#(.)\2\2|#(..)\3\3)$/i.test(colour),
    );
    expect(greys).toEqual([]);
  });
  it("gives the same text each time, that points to nothing outside", async () => {
    const svg = await bars();
    expect(await bars()).toBe(svg);
    expect(svg.replaceAll(/xmlns(:xlink)?="[^"]*"/g, "")).not.toMatch(/https?:|url\(http|href=/);
  });
});

describe.each([
  ["scatterFigure", scatterFigure],
  ["bandFigure", bandFigure],
] as const)("%s", (_, figure) => {
  it("has a title, names of both axes and of every series, safely written", async () => {
    const svg = await figure(points, titles);
    expect(titlesOf(svg)).toEqual(["a &lt; b"]);
    expect(labelsOf(svg)).toEqual(
      expect.arrayContaining(["across, s", "up &amp; down", "one", "two"]),
    );
  });
  it("draws a mark for each point, and the same bytes again", async () => {
    const svg = await figure(points, titles);
    expect(svg.match(/aria-roledescription="point"/g)).toHaveLength(points.length);
    expect(await figure(points, titles)).toBe(svg);
  });
  it("draws no point at all", async () => expect(await figure([], titles)).toContain("<svg"));
});

describe("scatterFigure", () => {
  it("draws every interval, and writes labels where points have them", async () => {
    const svg = await scatterFigure(points, titles);
    expect(svg.match(/aria-roledescription="rule mark"/g)).toHaveLength(points.length);
    const labelled = points.map((point, i) => ({ ...point, label: `label ${i}` }));
    expect(
      labelsOf(await scatterFigure(labelled, titles)).filter((text) => text.startsWith("label")),
    ).toHaveLength(points.length);
  });
  it("spaces doublings evenly on a logarithmic axis", async () => {
    const xs = async (log: boolean) =>
      [
        ...(await scatterFigure(points.slice(0, 3), { ...titles, log })).matchAll(
          /transform="translate\(([\d.]+),[\d.]+\)"[^>]*aria-roledescription="point"|aria-roledescription="point"[^>]*transform="translate\(([\d.]+),/g,
        ),
      ].map(([, a, b]) => Number(a ?? b));
    const [a = 0, b = 0, c = 0] = await xs(true);
    expect(c - b).toBeCloseTo(b - a, 6);
    const [d = 0, e = 0, f = 0] = await xs(false);
    expect(f - e).toBeCloseTo(2 * (e - d), 6);
  });
});
