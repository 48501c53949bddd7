import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "varflow";
import { best, cluster, generate } from "varflow/operators";
import { arbitraries, type Law } from "varflow/testing";

const { graphs, scores } = arbitraries;
const steps = fc.constantFrom(generate(), cluster({ to: 2 }), best());

export const laws: readonly Law[] = [
  {
    name: "a graph is the same once it was written down and read",
    check: () =>
      fc.assert(
        fc.property(graphs(steps), (graph) => {
          const read = parse(JSON.stringify(graph), "graph.yaml");
          assert.ok(read._tag === "Right");
          assert.deepEqual(read.right.graph, graph);
        }),
      ),
  },
  {
    name: "scores are live for the most part, and dead sometimes",
    check: () => {
      const all = fc.sample(scores(), 200).flat();
      assert.ok(all.filter(Number.isFinite).length > all.length / 2);
      assert.ok(all.some(Number.isNaN));
    },
  },
];
