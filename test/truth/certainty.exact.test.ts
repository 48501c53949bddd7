import { describe, expect, it } from "vitest";
import { decode, draw, generate, operators, rate, resample } from "../../operators/index.ts";
import { at, graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import { comparisons, partitions, toyModels, visits } from "../../src/testing/index.ts";
import { prefixOf } from "../../src/testing/Prefix.ts";
import { searchOf } from "../fakes/fakeDraw.ts";
import { truthLimit, truthPrompt, truthRuns } from "./missesOf.ts";

const prompt = truthPrompt;
/** No image so rare that few runs come there: likelihood makes the rare ones rarer. */
const models = toyModels({ scales: 3, sampling: { guidance: 1, temperature: 0.8, topP: 1 } });
const { truth } = models;
const lambda = 5;

/** What the model told of each bit of an image, by hand. */
const chancesOf = (bits: string): readonly number[] =>
  [...bits].map((_, i) => {
    const sampling = truth.sampling[i] as (typeof truth.sampling)[0];
    return truth.chance(prefixOf(bits.slice(0, i)), prompt, sampling);
  });
const scores = {
  "log-probability": (bits: string) => Math.log(truth.probability(bits, prompt)) / 3,
  confidence: (bits: string) =>
    chancesOf(bits).reduce((sum, p) => sum + Math.abs(2 * p - 1) / 3, 0),
};

const rated = (by: keyof typeof scores) =>
  graph({ name: `by-${by}`, scales: 3, paths: 3 }, [
    generate({ measure: true }),
    at([2], decode()),
    rate({ by }),
    at([0, 1], resample({ to: 2, lambda, potential: "max", scheme: "systematic" })),
    at([2], draw({ lambda, correct: true })),
  ]);

describe.each(["log-probability", "confidence"] as const)("a search by %s is exact:", (by) => {
  const search = rated(by);
  it("keeps its label", () => expect(label(search, operators)).toEqual({ kind: "exact", lambda }));
  it.each([1, 2])("evidence times the image drawn is p(x)·e^(λ·that), at n = %d", async (n) => {
    const about = { models, prompt, n, paths: search.paths, runs: truthRuns };
    const seen = await visits(searchOf(search), about);
    const mass = Float64Array.from(truth.images, (bits) => {
      const p = truth.probability(bits, prompt);
      return p === 0 ? 0 : p * Math.exp(lambda * scores[by](bits));
    });
    const cells = partitions(truth, { prompt, reward: "alignment", lambda: 0 });
    const all = comparisons(seen, { mass, total: mass.reduce((a, b) => a + b) }, cells);
    expect(all.filter(({ z }) => !(Math.abs(z) <= truthLimit))).toEqual([]);
    expect(all.length).toBeGreaterThan(8);
  });
});
