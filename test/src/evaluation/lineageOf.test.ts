import { describe, expect, it } from "vitest";
import { ancestorsOf } from "../../../src/evaluation/ancestorsOf.ts";
import { lineageOf } from "../../../src/evaluation/lineageOf.ts";
import { fakeDraw, shippedGraph } from "../../fakes/fakeDraw.ts";
import { generated, selected, started } from "../../fakes/told.ts";

describe("lineageOf", () => {
  it("names the parent of every path through several selections, and its first ancestor", () => {
    const events = [
      started("a", "b", "c"),
      generated(0, "a", "b", "c"),
      selected(["a", "b", "c"], ["b", 1], ["b2", 1], ["c", 2]),
      selected(["b", "b2", "c"], ["b2", 1], ["b3", 1], ["c", 2]),
      generated(1, "b2", "b3", "c"),
      selected(["b2", "b3", "c"], ["b2", 1], ["c", 2], ["d", 0]),
      generated(2, "b2", "c", "d"),
    ];
    expect(lineageOf(events)).toEqual([
      { scale: 0, paths: ["a", "b", "c"], parents: ["a", "b", "c"], ancestors: ["a", "b", "c"] },
      { scale: 1, paths: ["b2", "b3", "c"], parents: ["b", "b", "c"], ancestors: ["b", "b", "c"] },
      { scale: 2, paths: ["b2", "c", "d"], parents: ["b3", "c", "b2"], ancestors: ["b", "c", "b"] },
    ]);
  });
  it.each(["raw", "best-of-n", "importance-sampling", "tts-var"])(
    "has a scale for each of %s, every parent at the scale before, as many ancestors as counted",
    async (name) => {
      const graph = shippedGraph(name);
      const { events, result } = await fakeDraw(graph, { n: graph.n === 1 ? 1 : 2 });
      const lineage = lineageOf(events);
      expect(lineage.map(({ paths }) => paths.length)).toEqual(result.widths);
      expect(lineage.map(({ ancestors }) => new Set(ancestors).size)).toEqual(ancestorsOf(events));
      for (const [k, { scale, parents, ancestors }] of lineage.entries()) {
        const before = lineage[Math.max(k - 1, 0)];
        expect(scale).toBe(k);
        for (const [i, parent] of parents.entries()) {
          const place = before?.paths.indexOf(parent) ?? -1;
          expect(place).toBeGreaterThanOrEqual(0);
          expect(before?.ancestors[place]).toBe(ancestors[i]);
        }
      }
      expect(lineage.at(-1)?.paths).toContain(result.key);
    },
  );
});
