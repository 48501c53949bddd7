import { describe, expect, it } from "vitest";
import { best, decode, generate, resample, score } from "../../../operators/index.ts";
import { ModelError, RunError } from "../../../src/errors.ts";
import { at, graph } from "../../../src/graph/Graph.ts";
import type { ImageScorer } from "../../../src/models/ImageScorer.ts";
import { withRewards } from "../../../src/models/withRewards.ts";
import type { Image } from "../../../src/run/Result.ts";
import { fakeModels } from "../../../src/testing/fakes/fakeModels.ts";
import { toyModels } from "../../../src/testing/index.ts";
import { fakeDraw } from "../../fakes/fakeDraw.ts";

/** Four paths, scored by `mine` at scales 1 and 2 of three; the best one is left. */
const search = graph({ name: "mine", scales: 3, paths: 4 }, [
  generate(),
  at([1, 2], decode()),
  at([1, 2], score({ reward: "mine" })),
  at([1], resample({ to: 4, lambda: 1, potential: "value", scheme: "systematic" })),
  at([2], best()),
]);
const fake = () => fakeModels({ sides: [1, 1, 2] });
const brightness = (images: readonly Image[]) =>
  images.map(({ pixels }) => pixels.reduce((a, b) => a + b) / pixels.length);
const drawn = (mine: ImageScorer, models = fake(), prompt = "two stars") =>
  fakeDraw(search, { models: withRewards(models, { mine }) as never, prompt });

describe("withRewards", () => {
  it("scores pictures by the prompt, and keeps the best of them", async () => {
    const seen: [number, number, number, string][] = [];
    const mine: ImageScorer = async (images, prompt) => {
      for (const { width, height, pixels } of images)
        seen.push([width, height, pixels.length, prompt]);
      return brightness(images);
    };
    const { result } = await drawn(mine);
    expect(seen).toEqual(Array.from({ length: 8 }, () => [2, 2, 12, "two stars"]));
    const last = Object.values(result.scores["2"]?.mine ?? {}) as number[];
    expect(result.score).toBe(Math.max(...last));
    expect(result.score).toBe(brightness([result.image])[0]);
  });
  it("counts what it is said to cost, nothing where nothing is said", async () => {
    const dear = Object.assign(brightness.bind(null), { flops: 5 });
    expect((await drawn(dear)).result.cost.flops.score).toBe(8 * 5);
    expect((await drawn(brightness)).result.cost.flops.score).toBe(0);
  });
  it("stands beside the rewards that are there, on any models", async () => {
    const models = withRewards(toyModels({ scales: 3 }), { mine: brightness });
    const both = score({ rewards: { mine: 1, alignment: 1 }, combine: "weighted" });
    const value = graph({ name: "both", scales: 3, paths: 2 }, [
      generate(),
      at([2], decode()),
      at([2], both),
      at([2], best()),
    ]);
    const { result } = await fakeDraw(value, { models: models as never });
    expect(Object.keys(result.scores["2"] ?? {})).toEqual([
      "mine",
      "alignment",
      "weighted(mine, alignment)",
    ]);
  });
  it("is asked for no more pictures than one call may have", async () => {
    const counts: number[] = [];
    const models = fakeModels({ sides: [1, 1, 2], batch: 3 });
    await drawn((images) => {
      counts.push(images.length);
      return brightness(images);
    }, models);
    expect(counts).toEqual([3, 1, 3, 1]);
  });
  it("leaves nothing on the device, whether it scores or throws", async () => {
    for (const mine of [brightness, () => Promise.reject(new Error("no"))]) {
      const models = fake();
      await drawn(mine, models).catch(() => {});
      await models.settled();
      expect(models.device.live()).toBe(0);
    }
  });
  it("ends the path of a picture that it cannot score, alone", async () => {
    const { result, events } = await drawn((images) =>
      images.map((_, i) => (i === 1 ? Number.NaN : i)),
    );
    expect(result.scores["1"]?.mine).toEqual([0, null, 2, 3]);
    const died = events.filter((event) => event.type === "died");
    expect(died.map(({ paths }) => paths.length)).toEqual([1, 1]);
  });
  it.each<[string, ImageScorer, string]>([
    [
      "throws",
      () => {
        throw new Error("is tired");
      },
      "is tired",
    ],
    ["rejects", async () => Promise.reject(new Error("is tired")), "is tired"],
    ["rejects with a text", async () => Promise.reject("tired"), "tired"],
    ["gives too few", () => [1, 2, 3], "3 scores of 4 pictures"],
    ["gives too many", () => [1, 2, 3, 4, 5], "5 scores of 4 pictures"],
    ["gives no list", () => undefined as never, "undefined instead of a list of scores"],
    ["gives texts", () => [1, 2, "3", 4] as never, '"3" instead of a number'],
    ["gives nothing", () => [1, 2, 3, null] as never, "null instead of a number"],
  ])("fails the run, by name, where it %s", async (_, mine, said) => {
    const failure = await drawn(mine).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(RunError);
    expect(failure).toMatchObject({
      step: "score",
      scale: 1,
      message: `step score at scale 1: reward mine: ${said}`,
    });
    expect((failure as RunError).cause).toBeInstanceOf(ModelError);
  });
  it("tells the cause of what was thrown", async () => {
    const cause = new TypeError("deep");
    const failure = (await drawn(() => Promise.reject(cause)).catch((e: unknown) => e)) as Error;
    expect((failure.cause as Error).cause).toBe(cause);
  });
  it("refuses a role that the models fill", () =>
    expect(() => withRewards(fake(), { alignment: brightness })).toThrow(
      'fake: has a reward "alignment" already',
    ));
  it("closes and settles what it was given", async () => {
    const calls: string[] = [];
    const inner = fake();
    const models = withRewards(
      {
        ...inner,
        settled: async () => void calls.push("settled"),
        close: async () => void calls.push("close"),
      },
      { mine: brightness },
    );
    await models.settled();
    await models.close();
    expect(calls).toEqual(["settled", "close"]);
  });
});
