import { describe, expect, it } from "vitest";
import { comparisons, partitions, toyModels, visits } from "../../src/testing/index.ts";
import { searchOf, shippedGraph } from "../fakes/fakeDraw.ts";
import { heuristicGraphs } from "./exactGraphs.ts";
import { truthLimit, truthPrompt, truthRuns } from "./missesOf.ts";
import { shrunk } from "./shrunk.ts";

const prompt = truthPrompt;

describe("a heuristic graph draws neither by the model's own law nor by the target at λ = 10:", () => {
  it.each(heuristicGraphs)("%s", async (name) => {
    const graph = shrunk(shippedGraph(name), 3);
    const models = toyModels({ scales: 3 });
    const about = { models, prompt, n: 2, paths: graph.paths, runs: truthRuns };
    const seen = await visits(searchOf(graph), about);
    for (const lambda of [0, 10]) {
      const aim = { prompt, reward: "alignment", lambda };
      const cells = partitions(models.truth, aim);
      const all = comparisons(seen, models.truth.target(aim), cells);
      expect(all.filter(({ z }) => Math.abs(z) > truthLimit)).not.toEqual([]);
    }
  });
});
