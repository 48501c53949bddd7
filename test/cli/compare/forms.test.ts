import { describe, expect, it } from "vitest";
import { csvOf } from "../../../cli/compare/csvOf.ts";
import { forms } from "../../../cli/compare/forms.ts";
import { comparisonOf } from "../../../src/evaluation/comparisonOf.ts";
import { madeResults } from "../../arbitraries/results.ts";

const made = madeResults();
const comparison = comparisonOf(made, { baseline: "best@2", seconds: { "raw@1": 0.25 } });
const renamed = (graph: string) =>
  comparisonOf(
    madeResults({
      runs: [{ graph, n: 2 }],
      graphs: { [graph]: {} },
    }),
  );

/** Reads RFC 4180. */
function readCsv(text: string): readonly (readonly string[])[] {
  const [rows, cell] = [[[]] as string[][], /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y];
  while (cell.lastIndex < text.length) {
    const [, value = "", end] = cell.exec(text) ?? [];
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("csv", () => {
  it("reads back every number as it was", () => {
    const [header = [], ...lines] = readCsv(csvOf(comparison));
    expect(lines).toHaveLength(3);
    for (const [i, own] of comparison.strategies.entries()) {
      const read = Object.fromEntries(header.map((name, k) => [name, lines[i]?.[k]]));
      expect(lines[i]).toHaveLength(header.length);
      expect(read).toMatchObject({
        strategy: own.name,
        n: String(own.n),
        guides: own.guides.join(" "),
      });
      expect(Number(read.judge)).toBe(own.metrics.judge?.estimate);
      expect(Number(read["judge colors"])).toBe(own.metrics.judge?.categories.colors);
      expect(Number(read["alignment high"])).toBe(own.metrics.alignment?.high);
      const gain = comparison.differences.find(
        ({ name, metric }) => name === own.name && metric === "judge",
      );
      expect(read["gain on judge"]).toBe(gain ? String(gain.difference.estimate) : "");
      expect(read["wins on judge high"]).toBe(gain ? String(gain.wins.high) : "");
      expect(read["verdict on judge"]).toBe(gain?.verdict ?? "");
      expect(read["ancestors at 0"]).toBe(String(own.ancestorsByScale[0]));
      expect(Number(read["total FLOPs"])).toBe(own.flops.total);
      expect(Number(read["total in raw images"])).toBe(own.inRaw?.total);
      expect(read.seconds).toBe(own.seconds === null ? "" : String(own.seconds));
    }
  });
  it("keeps a name with commas, quotes and line ends in one cell", () => {
    const graph = 'a, "b"\r\nc';
    const [, line] = readCsv(csvOf(renamed(graph)));
    expect(line?.slice(0, 2)).toEqual([`${graph}@2`, graph]);
  });
});

describe("text, markdown, json and html", () => {
  it("shows each table, columns in line", async () => {
    expect(await forms.text(comparison)).toMatchInlineSnapshot(`
      "4 prompts × 2 seeds, toy 0; 95 % intervals

      Strategies
      strategy  judge                 alignment             beauty                   GFLOP  in raw images  transformer alone  seconds  Vendi  first paths left
      raw@1     0.250 [0.000, 0.500]  1.000 [1.000, 1.000]  −0.100 [−0.100, −0.100]  1.00   1.00           1.00               0.250    2.000  1.00
      best@2    0.500 [0.000, 1.000]  2.000 [2.000, 2.000]  −0.200 [−0.200, −0.200]  2.00   2.00           2.00                        2.000  1.00
      best@4    1.000 [1.000, 1.000]  4.000 [4.000, 4.000]  −0.400 [−0.400, −0.400]  4.00   4.00           4.00                        2.000  1.00

      Judge, by category
      strategy  colors  counting  mean
      raw@1     0.500   0.000     0.250
      best@2    0.500   0.500     0.500
      best@4    1.000   1.000     1.000

      Against best@2
      strategy  on         is                                                                share of wins         places
      raw@1     judge      too close to tell: −0.250 [−0.500, 0.000] at 0.50 of the compute  0.375 [0.250, 0.500]  8
      raw@1     alignment  worse by 1.000 [1.000, 1.000] at 0.50 of the compute              0.000 [0.000, 0.000]  8
      raw@1     beauty     better by 0.100 [0.100, 0.100] at 0.50 of the compute             1.000 [1.000, 1.000]  8
      best@4    judge      too close to tell: 0.500 [0.000, 1.000] at 2.00 of the compute    0.750 [0.500, 1.000]  8
      best@4    alignment  better by 2.000 [2.000, 2.000] at 2.00 of the compute             1.000 [1.000, 1.000]  8
      best@4    beauty     worse by 0.200 [0.200, 0.200] at 2.00 of the compute              0.000 [0.000, 0.000]  8

      At no more compute, by the widths that were evaluated, on judge
      strategy  GFLOP  against  GFLOP   is
      best@2    2.00   raw@1    1.00    too close to tell: 0.250 [0.000, 0.500] at 2.00 of the compute
      best@4    4.00   raw@1    1.00    better by 0.750 [0.500, 1.000] at 4.00 of the compute
      raw@1     1.00   best     ≥ 2.00  nothing that was evaluated costs as little

      Gain over best@2; * is what guided the search, the rest it never saw
      strategy  judge                   alignment                beauty
      raw@1     −0.250 [−0.500, 0.000]  −1.000 [−1.000, −1.000]  0.100 [0.100, 0.100]
      best@4    0.500 [0.000, 1.000]    2.000 [2.000, 2.000] *   −0.200 [−0.200, −0.200]
      "
    `);
  });
  it("tells what is missing in the headline", async () => {
    expect(await forms.text({ ...comparison, missing: 2 })).toMatch(/^.*; 2 results missing\n/);
    expect(await forms.text(comparison)).not.toContain("missing");
  });
  it("gives every row of a Markdown table as many cells as its header, whatever a graph is called", async () => {
    const text = await forms.markdown(renamed("a|b\\"));
    const cells = text
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length);
    expect(new Set(cells.slice(0, 3)).size).toBe(1);
    expect(text).toContain("a\\|b\\\\@2");
  });
  it.each(["text", "markdown", "csv", "html"] as const)(
    "says in %s that too few prompts have no interval, and never NaN",
    async (form) => {
      const prompts = [{ prompt: "prompt 0", tag: "colors" }];
      const said = await forms[form](comparisonOf(madeResults({ prompts })));
      expect(said).not.toContain("NaN");
      expect(said).not.toMatch(/better|worse/);
      if (form !== "csv") expect(said).toContain("too few prompts for an interval");
    },
  );
  it("writes the comparison as JSON", async () => {
    expect(JSON.parse(await forms.json(comparison))).toEqual(
      JSON.parse(JSON.stringify(comparison)),
    );
  });
  it("lets no name into the page as code", async () => {
    const page = await forms.html(renamed("<script>alert(1)</script>"));
    expect(page).not.toMatch(/<script/i);
    expect(page).toContain("&#60;script&#62;");
  });
  it("writes one page that needs nothing else, the same bytes each time", async () => {
    const page = await forms.html(comparison);
    expect(page.replaceAll(/xmlns(:xlink)?="[^"]*"/g, "")).not.toMatch(
      /https?:|src=|url\(|@import/,
    );
    expect(await forms.html(comparison)).toBe(page);
  });
});
