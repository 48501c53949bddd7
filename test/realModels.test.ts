// Bundles of the real architectures, small and with random weights (see docs/models.md), through the
// real runtime: what varflow does with official weights, but for the weights.
import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchNamed } from "../cli/searchNamed.ts";
import { shipped } from "../cli/shipped.ts";
import { openExaminer } from "../src/evaluation/index.ts";
import { type Binding, draw, type Models, openModels, type Result } from "../src/index.ts";

const bundle = (name: string): string => shipped("test", "fixtures", "models", name);
const roles: readonly Binding[] = [
  { kind: "reward", name: "alignment", folder: bundle("imagereward-tiny") },
  { kind: "encoder", name: "structure", folder: bundle("dinov2-tiny") },
];

describe.each([
  {
    ...{ model: "infinity-tiny", graph: "tts-var", prompt: "two red stars", told: "two red stars" },
    widths: [8, 8, 8, 6, 6, 6, 4, 2, 2, 2, 1, 1, 1],
  },
  {
    ...{
      model: "var-tiny",
      graph: "tts-var-10",
      prompt: "Goldfish",
      told: "a photo of a goldfish.",
    },
    widths: [8, 8, 6, 4, 2, 2, 2, 1, 1, 1],
  },
])("$model with ImageReward and DINOv2", ({ model, graph, prompt, told, widths }) => {
  const { search, graph: base } = searchNamed(graph);
  let models: Models;
  let result: Result;
  beforeAll(async () => {
    models = await openModels(bundle(model), { workers: 1, roles });
    result = await once(models);
  }, 60_000);
  afterAll(() => models.close());
  const once = (opened: Models, seed = 1): Promise<Result> =>
    lastValueFrom(draw({ prompt, seed, n: 1, paths: base.paths, models: opened }, search));
  const bytes = ({ image, scores, key }: Result) => ({ pixels: [...image.pixels], scores, key });

  it(`runs ${graph}: one finished picture, scored by the reward that was bound`, async () => {
    const [, height, width] = models.spec.image;
    expect(result.image).toMatchObject({ height, width });
    expect(new Set(result.image.pixels).size).toBeGreaterThan(100);
    expect(result.widths).toEqual(widths);
    const examiner = await openExaminer(bundle(model), {}, roles);
    const [score = Number.NaN] = await examiner.score("alignment", [result.image], prompt);
    expect(score).toBeCloseTo(result.score ?? Number.NaN, 4);
    // To a model that takes any words, what the one that drew tells of the prompt is the prompt.
    const other = await openExaminer(bundle("infinity-tiny"), {}, roles);
    const [same = Number.NaN] = await other.score("alignment", [result.image], told);
    expect(same).toBe(score);
    const [further = Number.NaN] = await other.score("alignment", [result.image], "two stars");
    expect(further).not.toBe(score);
    await Promise.all([examiner.close(), other.close()]);
  });
  it("counts what its parts say that they cost", () => {
    const { cost } = result;
    const { cost: table } = models.spec;
    const drawn = widths.reduce((sum, paths, k) => sum + paths * (table.transformer[k] ?? 0), 0);
    expect(cost.flops.transformer).toBe(table.begin + drawn);
    expect(cost.flops.score % (table.score.alignment ?? 1)).toBe(0);
    expect(cost.flops.extract % (table.extract.structure ?? 1)).toBe(0);
    expect(cost.flops.score * cost.flops.extract).toBeGreaterThan(0);
  });
  it("draws the same twice, another picture with another seed, and survives a small batch", async () => {
    const first = bytes(result);
    expect(bytes(await once(models))).toEqual(first);
    expect(bytes(await once(models, 2)).pixels).not.toEqual(first.pixels);
    const split = await openModels(bundle(model), { workers: 1, batch: 3, roles });
    const narrow = await once(split);
    expect(narrow.widths).toEqual(widths);
    await split.close();
  });
});
