import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { openExaminer } from "../../../src/models/openExaminer.ts";
import { openJudge } from "../../../src/models/openJudge.ts";
import { openModels } from "../../../src/models/openModels.ts";
import { readBundle } from "../../../src/models/readBundle.ts";
import { readDescription } from "../../../src/models/readDescription.ts";
import {
  costBundle,
  folderOf,
  rightBundle,
  scorerBundle,
  square,
} from "../../fakes/bundleFolder.ts";

const inFolder = async (bundle: unknown, look: (folder: string) => Promise<void>) => {
  const folder = folderOf({ "bundle.json": JSON.stringify(bundle) });
  await look(folder);
  rmSync(folder, { recursive: true });
};

// What is wrong with a description is told as readBundle tells it: readBundle.test.ts.
it("readDescription reads what a bundle says, and none of its files", () =>
  inFolder(rightBundle(), async (folder) =>
    expect(await readDescription(folder)).toMatchObject({
      folder,
      bundle: rightBundle(),
      hash: createHash("sha256").update(JSON.stringify(rightBundle())).digest("hex"),
    }),
  ));
it("readDescription reads a bundle of costs alone", () =>
  inFolder(costBundle(), async (folder) =>
    expect((await readDescription(folder)).bundle).toEqual(costBundle()),
  ));
it("readDescription names the field of a bundle of costs", async () => {
  await inFolder({ ...costBundle(), bits: 0 }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow("bits: 0: expected an integer ≥ 1"),
  );
  await inFolder({ ...rightBundle(), weights: "none" }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow("roles.generator.begin: unknown key"),
  );
  await inFolder({ ...costBundle(), sides: [1, 2, 3] }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow("transformer has 2 numbers for 3 scales"),
  );
});
it("nothing opens a bundle of costs alone, and all say why", async () => {
  const folder = shipped("models", "infinity-2b");
  for (const open of [readBundle, openModels, openJudge, openExaminer])
    await expect(open(folder)).rejects.toMatchObject({
      _tag: "ModelError",
      message: `${folder}: has costs but no weights: plan works, drawing does not`,
      hint: "`varflow models` lists what can draw",
    });
});

const scorerWith = (change: (reward: Record<string, unknown>) => void): unknown => {
  const bundle = JSON.parse(JSON.stringify(scorerBundle()));
  change(bundle.roles.rewards.clip);
  return bundle;
};
it("readDescription reads a bundle that only looks", () =>
  inFolder(scorerBundle(), async (folder) => {
    const { bundle, prompts } = await readDescription(folder);
    expect(bundle).toEqual(scorerBundle());
    expect(await prompts.read("two stars")).toEqual({ ids: [4, 5, 0, 0] });
  }));
it.each([
  [{ preprocess: { ...square, filter: "nearest" } }, "preprocess.filter"],
  [{ preprocess: { ...square, fit: "tile" } }, "preprocess.fit"],
  [{ preprocess: { ...square, std: [1, 0, 1] } }, "preprocess.std"],
  [{ preprocess: { ...square, size: 5 } }, "inputs.images: [B,3,4,4]; preprocess makes [B,3,5,5]"],
  [{ cost: {} }, "roles.rewards.clip.cost.score: missing"],
  [{ weights: 1 }, 'unknown key "weights"'],
])("readDescription names what is wrong with a reward: %j", (change, told) =>
  inFolder(
    scorerWith((reward) => Object.assign(reward, change)),
    (folder) => expect(readDescription(folder)).rejects.toThrow(told),
  ),
);
it("readDescription misses the tokenizer of a reward that reads prompts", () => {
  const { tokenizer: _, ...bundle } = scorerBundle();
  return inFolder(bundle, (folder) =>
    expect(readDescription(folder)).rejects.toThrow(
      "roles.rewards.clip.score.inputs.ids: the bundle has no tokenizer that makes them",
    ),
  );
});
it.each([
  [{ kind: "letters" }, 'tokenizer.kind: "letters": expected words, classes, json'],
  [{}, "tokenizer.kind: missing; expected words, classes, json"],
  [null, "tokenizer.kind: missing"],
  [{ kind: "classes", names: [], template: "{}" }, "tokenizer.names: []: expected a list of names"],
  [{ kind: "classes", names: ["a"], template: "a" }, "a text with {} in it"],
  [
    { kind: "json", file: "../t.json", sha256: "0".repeat(64), length: 3 },
    "the name of a file in the bundle's own folder",
  ],
  [{ kind: "json", file: "t.json", sha256: "0".repeat(64) }, "tokenizer.length: missing"],
])("readDescription names what is wrong with a tokenizer: %j", (tokenizer, told) =>
  inFolder({ ...rightBundle(), tokenizer }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow(told),
  ),
);
