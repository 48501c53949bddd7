import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalCompute } from "../../../src/evaluation/equalCompute.ts";
import { rowWith } from "../../arbitraries/judgedRows.ts";

const rowsOf = (graph: string, n: number, cost: number, prompts: readonly string[] = ["a", "b"]) =>
  prompts.map((prompt) =>
    rowWith({
      ...{ graph, n, prompt, scores: { alignment: n } },
      flops: { transformer: cost / 2, decode: cost / 2, extract: 0, score: 0 },
    }),
  ) as never;

const strategies = fc
  .uniqueArray(
    fc.record({ graph: fc.constantFrom("a", "b", "c"), n: fc.integer({ min: 1, max: 4 }) }),
    { selector: ({ graph, n }) => `${graph}${n}`, minLength: 1, maxLength: 8 },
  )
  .chain((all) =>
    fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: all.length, maxLength: all.length })
      .map((costs) => all.map((one, i) => ({ ...one, cost: costs[i] as number }))),
  );

describe("equalCompute", () => {
  it("pairs every strategy with each other graph once, or says that all of it costs more", () =>
    fc.assert(
      fc.property(strategies, (all) => {
        const { equalCompute: pairs, unmatched } = equalCompute(
          all.map(({ graph, n, cost }) => rowsOf(graph, n, cost)),
          "alignment",
        );
        const graphs = new Set(all.map(({ graph }) => graph));
        expect(pairs.length + unmatched.length).toBe(all.length * (graphs.size - 1));
        for (const { flops, againstFlops, against } of pairs) {
          expect(againstFlops).toBeLessThanOrEqual(flops);
          for (const { graph, cost } of all)
            if (against.startsWith(graph) && cost <= flops)
              expect(cost).toBeLessThanOrEqual(againstFlops);
        }
        for (const { flops, graph, least } of unmatched) {
          const costs = all.filter((one) => one.graph === graph).map(({ cost }) => cost);
          expect(least).toBe(Math.min(...costs));
          expect(least).toBeGreaterThan(flops);
        }
      }),
    ));
  it("takes equal cost for equal, however a sum was rounded", () => {
    const { unmatched } = equalCompute(
      [rowsOf("a", 1, 0.3), rowsOf("b", 1, 0.1 + 0.2)],
      "alignment",
    );
    expect(unmatched).toEqual([]);
  });
  it("leaves out pairs without a place in common, and everything where nothing was measured", () => {
    const apart = [rowsOf("a", 1, 1, ["a"]), rowsOf("b", 1, 1, ["b"])];
    expect(equalCompute(apart, "alignment")).toEqual({ equalCompute: [], unmatched: [] });
    expect(equalCompute(apart, null)).toEqual({ equalCompute: [], unmatched: [] });
  });
});
