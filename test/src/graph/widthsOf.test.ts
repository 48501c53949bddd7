import { describe, expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { widthsOf, widthText } from "../../../src/graph/widthsOf.ts";
import { fakeDraw, shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

describe("widthsOf", () => {
  it.each(shipped)("tells what %s generates at each scale", async (name) => {
    const graph = shippedGraph(name);
    for (const n of graph.n === 1 ? [1] : [1, 3]) {
      const { result } = await fakeDraw(graph, { n });
      const told = widthsOf(graph, operators, n).filter(
        ({ placed: { step } }) => step.op === "generate" || step.op === "expand",
      );
      for (const { scale, after } of told) {
        // Where strata or branches leave fewer, fewer there may be.
        const least = name === "tts-var-exact" ? 1 : after.least;
        expect(result.widths[scale]).toBeGreaterThanOrEqual(least);
        const most = after.most * (graph.rounds?.most ?? 1);
        expect(result.widths[scale]).toBeLessThanOrEqual(most);
      }
    }
  });
  it("counts a join between its largest branch and all of them", () => {
    const widths = widthsOf(shippedGraph("elite-and-diverse"), operators, 2);
    const join = widths.find(({ placed }) => placed.id === "join");
    expect(join?.before).toEqual({ least: 8, most: 12 });
    expect(widthText({ least: 8, most: 12 })).toBe("8 to 12");
    expect(widthText({ least: 1, most: 1 })).toBe("1");
  });
});
