import { describe, expect, it } from "vitest";
import { toyModels, visits } from "../../src/testing/index.ts";
import { searchOf, shippedGraph } from "../fakes/fakeDraw.ts";
import { truthPrompt, truthRuns } from "./missesOf.ts";
import { shrunk } from "./shrunk.ts";

const prompt = truthPrompt;
const models = toyModels({ scales: 3 });
const { mass, total } = models.truth.target({ prompt, reward: "alignment", lambda: 10 });

/** Total variation between the images drawn and the target, 0…1. */
async function distance(name: string, n: number): Promise<number> {
  const graph = shrunk(shippedGraph(name), 3);
  const about = { models, prompt, n, paths: graph.paths, runs: truthRuns };
  const {
    powers: [counts = new Float64Array()],
    runs,
  } = await visits(searchOf(graph), about);
  return (
    counts.reduce((sum, count, x) => sum + Math.abs(count / runs - (mass[x] ?? 0) / total), 0) / 2
  );
}

describe("the images drawn by an exact graph", () => {
  // Not tts-var-exact: on a toy no more strata can be told apart than there are prefixes, so n does
  // not widen it.
  it.each(["importance-sampling", "smc", "smc-adaptive", "fk-diff"])(
    "of %s approach the target as n grows",
    async (name) => {
      const [one, four, sixteen] = [
        await distance(name, 1),
        await distance(name, 4),
        await distance(name, 16),
      ];
      // With 2,000 runs of eight images chance alone makes about 0.02; the rest falls as 1 / n.
      expect(sixteen).toBeLessThan(0.09);
      expect(four).toBeLessThan(one + 0.02);
      expect(sixteen).toBeLessThan(four + 0.02);
      if (name === "importance-sampling") expect(one).toBeGreaterThan(sixteen + 0.1);
    },
  );
  it("of one path alone are the model's own, whatever its weight", async () => {
    const graph = shrunk(shippedGraph("importance-sampling"), 3);
    const {
      powers: [counts = new Float64Array()],
      runs,
    } = await visits(searchOf(graph), {
      ...{ models, prompt, n: 1, paths: 1, runs: truthRuns },
    });
    for (const [x, bits] of models.truth.images.entries()) {
      const p = models.truth.probability(bits, prompt);
      const error = Math.sqrt((p * (1 - p)) / runs);
      expect(Math.abs((counts[x] ?? 0) / runs - p)).toBeLessThan(5 * error + 1e-9);
    }
  });
});
