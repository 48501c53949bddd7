import { EMPTY, mergeMap } from "rxjs";
import { describe, expect, it } from "vitest";
import { draw } from "../../../src/run/draw.ts";
import type { Result } from "../../../src/run/Result.ts";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { only } from "../../../src/testing/streams/only.ts";
import { type ToyModels, type ToyOptions, toyModels } from "../../../src/testing/toyModels.ts";
import { toyPicture } from "../../../src/testing/toyPicture.ts";
import { searchOf, shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

const prompt = "two stars";

const drawn = (models: ToyModels, name: string, seed: number, n = 1): Promise<Result> => {
  const graph = shippedGraph(name);
  return only(draw({ prompt, seed, n, paths: graph.paths, models }, searchOf(graph)));
};

describe("toyModels", () => {
  it.each(shipped)("runs %s unchanged, and nothing is left", async (name) => {
    const { n = 3, scales } = shippedGraph(name);
    const models = toyModels({ batch: 5, scales });
    const { image, scores } = await drawn(models, name, 1, n);
    const bits = models.truth.images[models.indexOf(image.pixels)] ?? "";
    for (const [reward, all] of Object.entries(scores[scales - 1] ?? {}))
      if (models.spec.rewards.includes(reward))
        // and no combination of some
        expect(all).toContain(models.truth.score(reward, bits, prompt));
    await models.settled();
    expect([models.live, models.abandoned]).toEqual([0, 0]);
  });
  it("draws bits as often as the truth says", async () => {
    const models = toyModels();
    const runs = 1000;
    const images: number[] = [];
    for (let seed = 0; seed < runs; seed++)
      images.push(models.indexOf((await drawn(models, "raw", seed)).image.pixels));
    const prefixes = ["0", "1", "00", "01", "10", "11", "000", "001", "010", "011", "110", "111"];
    for (const bits of prefixes) {
      const p = models.truth.probability(bits, prompt);
      const seen = images.filter((i) => models.truth.images[i]?.startsWith(bits)).length;
      // 5 deviations, 12 comparisons: a right toy is refused with probability 1e-5.
      expect(Math.abs(seen - runs * p)).toBeLessThan(5 * Math.sqrt(runs * p * (1 - p)));
    }
    const impossible = images.filter((i) => {
      const bits = models.truth.images[i] as string;
      return models.truth.probability(bits, prompt) === 0;
    });
    expect(impossible).toEqual([]);
  });
  it("takes sampling values, a reward and features of one's own", async () => {
    const options: ToyOptions = {
      sampling: { guidance: 0, temperature: 1e-3, topP: 0.6 },
      rescore: () => 7,
    };
    const models = toyModels(options);
    const one = models.indexOf((await drawn(models, "raw", 1)).image.pixels);
    const two = await drawn(models, "raw", 2);
    expect([models.indexOf(two.image.pixels), two.score]).toEqual([one, 7]); // nothing is left to chance
    const broken = toyModels({ redescribe: (vector) => vector.fill(Number.NaN) });
    await expect(drawn(broken, "tts-var", 1)).rejects.toThrow("no path is alive: features");
    expect(broken.live).toBe(0);
  });
  it("counts what a search lost", async () => {
    const models = toyModels();
    const lost = draw({ prompt, seed: 1, n: 1, paths: 2, models }, (begun) =>
      begun.pipe(mergeMap(() => EMPTY)),
    );
    await expect(only(lost)).rejects.toThrow("saw 0");
    await models.settled();
    expect(models.live).toBe(0);
    expect(models.abandoned).toBe(3); // condition, cache and latent
  });
  it("tells of its calls", async () => {
    const ports: string[] = [];
    await drawn(toyModels({ watch: ({ port }) => ports.push(port) }), "raw", 1);
    expect(ports).toEqual(["begin", ...Array(13).fill("step"), "decode", "score"]);
  });
  it("finds the place of a finished picture, and of no other", () => {
    const models = toyModels({ scales: 3 });
    expect(models.indexOf(toyPicture(prefixOf("110"), 2))).toBe(6);
    expect(models.truth.images[6]).toBe("110");
    expect(() => models.indexOf(toyPicture(prefixOf("11"), 2))).toThrow("shows 2 of 3 bits");
  });
});
