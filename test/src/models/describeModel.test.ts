import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { describeModel } from "../../../src/models/describeModel.ts";
import {
  contentOf,
  costBundle,
  folderOf,
  judgedBundle,
  rightBundle,
  rightFiles,
} from "../../fakes/bundleFolder.ts";

it("describeModel reads what a bundle says of itself, and opens nothing", async () => {
  const folder = folderOf({ ...rightFiles(), "bundle.json": JSON.stringify(rightBundle()) });
  expect(await describeModel(folder)).toMatchObject({
    ...{ name: "tiny", sides: [1, 2], bits: 4, about: "for tests", licence: "MIT" },
    ...{
      encoders: ["structure", "pixels"],
      rewards: ["alignment"],
      weights: true,
      words: ["two", "stars"],
      judge: null,
    },
  });
  rmSync(folder, { recursive: true });
  await expect(describeModel(folder)).rejects.toThrow("is no bundle");
});
it("describeModel names the judge's words", async () => {
  const files = { ...rightFiles(), "judge.onnx": contentOf("judge.onnx") };
  const folder = folderOf({ ...files, "bundle.json": JSON.stringify(judgedBundle()) });
  expect((await describeModel(folder)).judge).toEqual({
    shapes: ["star", "ring"],
    colours: ["red", "green", "blue"],
  });
  rmSync(folder, { recursive: true });
});
it("describeModel describes a bundle of costs alone, which takes any prompt", async () => {
  const folder = folderOf({ "bundle.json": JSON.stringify(costBundle()) });
  const described = await describeModel(folder);
  expect(described).toMatchObject({ name: "tiny", weights: false, words: null, judge: null });
  expect(described.cost).toMatchObject({ begin: 1, decode: 5, score: { alignment: 11 } });
  for (const prompt of ["", "two cats", "é★"]) expect(await described.refuses(prompt)).toBeNull();
  rmSync(folder, { recursive: true });
});
