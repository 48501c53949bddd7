import { map } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../../operators/decode.ts";
import { generate } from "../../../operators/generate.ts";
import { score } from "../../../operators/score.ts";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import type { Search } from "../../../src/run/draw.ts";
import { selectPaths } from "../../../src/selectPaths.ts";
import { misses } from "../../../src/testing/misses.ts";
import { toyModels } from "../../../src/testing/toyModels.ts";
import { zLimit } from "../../../src/testing/zLimit.ts";

const lambda = 10;

/** How a sample is chosen by weights `[N]` and a uniform number, and what evidence is claimed. */
interface Choice {
  readonly index: (weights: readonly number[], u: number) => number;
  readonly evidence: (weights: readonly number[], index: number) => number;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b);

/** One of the samples, drawn by weight; its evidence is their mean weight. */
const right: Choice = {
  index: (weights, u) => {
    let below = u * sum(weights);
    return weights.findIndex((weight) => {
      below -= weight;
      return below < 0;
    });
  },
  evidence: (weights) => sum(weights) / weights.length,
};

/** Importance sampling of whole images, by hand. */
const sampling = ({ index, evidence }: Choice): Search => {
  const selected = map((batch: Parameters<typeof selectPaths<"score" | "image" | "latent">>[0]) => {
    const weights = batch.paths.map((path) => Math.exp(lambda * path.score));
    const { run } = batch;
    const kept = index(weights, drawsAt(placeAt("by hand", run.seed))());
    const logWeight = Math.log(evidence(weights, kept));
    return selectPaths(batch, [{ index: kept, logWeight }], { step: "by hand", op: "draw" });
  });
  return (begun) =>
    begun.pipe(
      generate(),
      generate(),
      generate(),
      decode(),
      score({ reward: "aesthetic" }),
      selected,
    );
};

const missed = (choice: Choice, paths: number, runs = 2500) =>
  misses(sampling(choice), {
    models: toyModels({ scales: 3 }),
    prompt: "two stars",
    n: 1,
    paths,
    runs,
    reward: "aesthetic",
    lambda,
    limit: zLimit(9 * 4, 1e-4),
  });

describe("misses", () => {
  it.each([1, 2, 8])("finds none in importance sampling of %d samples", async (paths) =>
    expect(await missed(right, paths)).toEqual([]),
  );
  it.each<[string, Partial<Choice>]>([
    [
      "the best instead of a drawn one",
      { index: (weights) => weights.indexOf(Math.max(...weights)) },
    ],
    ["any one", { index: (weights, u) => Math.floor(u * weights.length) }],
    [
      "one drawn by the square of its weight",
      {
        index: (weights, u) =>
          right.index(
            weights.map((w) => w * w),
            u,
          ),
      },
    ],
    ["evidence left out", { evidence: () => 1 }],
    [
      "the weight of the one drawn as evidence",
      { evidence: (weights, index) => weights[index] ?? 0 },
    ],
    ["a sum for a mean", { evidence: sum }],
    ["a mean over one too many", { evidence: (weights) => sum(weights) / (weights.length + 1) }],
    ["a mean of logarithms", { evidence: (w) => Math.exp(sum(w.map(Math.log)) / w.length) }],
    ["the first sample left out of the draw", { index: (w, u) => 1 + right.index(w.slice(1), u) }],
  ])("finds %s", async (_, fault) =>
    expect(await missed({ ...right, ...fault }, 2)).not.toEqual([]),
  );
});
