import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Graph } from "../../../src/graph/Graph.ts";
import { parse } from "../../../src/graph/parse.ts";
import { graphs, soundGraphs } from "../../arbitraries/graphs.ts";
import { fakeDraw } from "../../fakes/fakeDraw.ts";

/** Ways to write a graph down. */
const writers: readonly ((graph: Graph) => string)[] = [
  (graph) => stringify(graph),
  (graph) => stringify(graph, { collectionStyle: "flow" }),
  (graph) => stringify(graph, { defaultStringType: "QUOTE_DOUBLE", indent: 4 }),
  (graph) => JSON.stringify(graph),
  (graph) => JSON.stringify(graph, null, 2),
];
const writer = fc.constantFrom(...writers);
const read = (text: string): Graph => {
  const parsed = parse(text, "mine.yaml");
  if (parsed._tag === "Left") throw new Error(JSON.stringify(parsed.left));
  return parsed.right.graph;
};

describe("a graph built in code, written and read back", () => {
  it("is equal, whatever is wrong with it", () =>
    fc.assert(
      fc.property(graphs(), writer, (graph, write) => {
        expect(read(write(graph))).toEqual(graph);
      }),
      { numRuns: 300 },
    ));
  it("draws the same bytes, and tells the same", () =>
    fc.assert(
      fc.asyncProperty(
        soundGraphs(4),
        writer,
        fc.record({ seed: fc.nat(), n: fc.integer({ min: 1, max: 2 }) }),
        async (graph, write, about) => {
          const back = read(write(graph));
          expect(back).toEqual(graph);
          const options = { sides: [1, 1, 2, 2] };
          const [one, other] = [
            await fakeDraw(graph, about, options),
            await fakeDraw(back, about, options),
          ];
          expect(other.result).toEqual(one.result);
          expect(other.events).toEqual(one.events);
        },
      ),
      { numRuns: 100 },
    ));
  it("is made of every word that there is", () => {
    const said = fc.sample(soundGraphs(4), { seed: 1, numRuns: 300 }).map((g) => JSON.stringify(g));
    const words = [
      ...["twisted", "top-sum", "tempered", "diff", "linear", "tokens", "adaptive", "ess", "never"],
      ...["correct", "history", "latest", "residual", "drawn", "normalise", "product", "join"],
      ...['"from":[', '"by":"first"', "pca-joint", "mean-rank"],
    ];
    for (const word of words)
      expect([word, said.some((g) => g.includes(word))]).toEqual([word, true]);
  });
});
