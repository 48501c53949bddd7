import { describe, expect, it } from "vitest";
import { operators } from "../../operators/index.ts";
import { label } from "../../src/graph/label.ts";
import { shippedGraph } from "../fakes/fakeDraw.ts";
import { exactGraphs } from "./exactGraphs.ts";
import { missesOf, truthRuns, truthWidths } from "./missesOf.ts";
import { shrunk } from "./shrunk.ts";

describe.each(exactGraphs)("%s on three scales is exact:", (name) => {
  const graph = shrunk(shippedGraph(name), 3);
  it("keeps its label", () =>
    expect(label(graph, operators)).toEqual(label(shippedGraph(name), operators)));
  it.each(graph.n === 1 ? [1] : truthWidths)("for every single image, at n = %d", async (n) => {
    expect(await missesOf(graph, { n, runs: 1.5 * truthRuns })).toEqual([]);
  });
});
