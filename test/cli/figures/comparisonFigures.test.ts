import { describe, expect, it } from "vitest";
import { comparisonFigures, metricFigure } from "../../../cli/figures/comparisonFigures.ts";
import { comparisonOf } from "../../../src/evaluation/comparisonOf.ts";
import { madeResults } from "../../arbitraries/results.ts";
import { labelsOf, titlesOf } from "./readSvg.ts";

const made = madeResults();
const seconds = { "raw@1": 0.5, "best@2": 1 };
const comparison = comparisonOf(made, { seconds });

describe("comparisonFigures", () => {
  it("draws each metric against compute, the first against time, and what guides against what does not", async () =>
    expect((await comparisonFigures(comparison)).map(titlesOf)).toEqual([
      ["judge's score against compute"],
      ["mean reward, alignment against compute"],
      ["mean reward, beauty against compute"],
      ["judge's score against time"],
      ["Gain over raw@1 on what guides and on what does not"],
    ]));
  it("leaves time out where none was taken, and gains where nothing guided", async () => {
    const figures = await comparisonFigures(
      comparisonOf(madeResults({ graphs: {} }), { baseline: "best@4" }),
    );
    expect(figures).toHaveLength(3);
  });
  it("draws nothing of results without a metric", async () =>
    expect(
      await comparisonFigures(
        comparisonOf({
          ...made,
          rows: made.rows.map((row) => ({ ...row, correct: null, scores: {} })),
        }),
      ),
    ).toEqual([]));
  it("names the unit of compute: raw images where one was drawn, else GFLOP", async () => {
    const x = async (own: typeof comparison) => (await comparisonFigures(own))[0];
    expect(await x(comparison)).toContain("in raw images");
    expect(await x(comparisonOf(madeResults({ runs: made.settings.runs.slice(1) })))).toContain(
      "in GFLOP",
    );
  });
  it("says n beside each point of a page, not of a figure that stands alone", async () => {
    const [page] = await comparisonFigures(comparison);
    expect(labelsOf(page as string).filter((text) => text.startsWith("n = "))).toEqual([
      "n = 1",
      "n = 2",
      "n = 4",
    ]);
    expect(await metricFigure(comparison.strategies, "judge")).not.toContain("n = ");
  });
  it("writes n in the colour of the page's text, so that it can be read in the dark", async () => {
    for (const svg of await comparisonFigures(comparison)) {
      const labels = [...svg.matchAll(/<text[^>]*fill="([^"]*)"[^>]*>n = /g)];
      expect(labels.length).toBeGreaterThan(0);
      expect(new Set(labels.map(([, fill]) => fill))).toEqual(new Set(["currentColor"]));
    }
  });
  it("keeps a graph's colour in every figure", async () => {
    const figures = await comparisonFigures(comparison);
    for (const svg of figures) expect(svg).toContain("#e69f00");
    expect(figures.at(-1)).not.toContain("#0072b2");
  });
});
