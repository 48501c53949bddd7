import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { ModelError } from "../../../src/errors.ts";
import type { Examiner } from "../../../src/evaluation/Examiner.ts";
import { openExaminer } from "../../../src/models/openExaminer.ts";
import { openModels } from "../../../src/models/openModels.ts";
import type { Models } from "../../../src/models/ports.ts";
import { draw } from "../../../src/run/draw.ts";
import type { Image } from "../../../src/run/Result.ts";
import { only } from "../../../src/testing/streams/only.ts";
import { fakeInputs, searchOf, shippedGraph } from "../../fakes/fakeDraw.ts";

const folder = shipped("models", "shapes-64");
let models: Models;
let examiner: Examiner;
beforeAll(async () => {
  models = await openModels(folder, { workers: 1 });
  examiner = await openExaminer(folder, {
    bright: (images: readonly Image[]) => images.map(({ pixels }) => Math.max(...pixels)),
  });
});
afterAll(async () => {
  await models.close();
  await examiner.close();
});

const drawn = async (prompt: string) => {
  const graph = shippedGraph("tts-var");
  return only(draw({ ...fakeInputs(graph, { prompt }), models } as never, searchOf(graph)));
};

describe("openExaminer", () => {
  it("gives a finished picture the very score that the search gave it", async () => {
    for (const prompt of ["two red circles", "a moon left of a ring"]) {
      const { image, score } = await drawn(prompt);
      expect(await examiner.score("alignment", [image], prompt)).toEqual([score]);
    }
  });
  it("has every reward, a user's own too, and describes by structure", async () => {
    expect(examiner.rewards).toEqual(["alignment", "aesthetic", "bright"]);
    expect(examiner.encoder).toBe("structure");
    const { image } = await drawn("a star");
    const [bright = 0] = await examiner.score("bright", [image], "a star");
    expect(bright).toBeGreaterThan(0.3);
    const [features, again] = await examiner.describe([image, image]);
    expect(features).toHaveLength(64);
    expect(again).toEqual(features);
  });
  it("refuses pictures of another size, unknown words and rewards it has not", async () => {
    const { image } = await drawn("a star");
    const small = { ...image, width: 32 };
    await expect(examiner.score("alignment", [small], "a star")).rejects.toThrow("32×64");
    await expect(examiner.describe([small])).rejects.toThrow(ModelError);
    await expect(examiner.score("alignment", [image], "a giraffe")).rejects.toThrow("giraffe");
    await expect(examiner.score("charm", [image], "a star")).rejects.toThrow('no reward "charm"');
  });
  it("closes its worker where a bundle cannot be opened", () =>
    expect(openExaminer(shipped("graphs"))).rejects.toThrow(ModelError));
});
