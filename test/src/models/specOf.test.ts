import { expect, it } from "vitest";
import { filesOf } from "../../../src/models/filesOf.ts";
import { specOf } from "../../../src/models/specOf.ts";
import {
  assembledBundle,
  costBundle,
  judgedBundle,
  rightBundle,
  smallerBundle,
} from "../../fakes/bundleFolder.ts";

it("specOf says what runs and graphs must know of a bundle", async () => {
  const { refuses, cuts, ...spec } = specOf(await assembledBundle(rightBundle(), "abc"));
  expect(spec).toEqual({
    name: "tiny",
    hash: "abc",
    sides: [1, 2],
    bits: 4,
    image: [3, 8, 8],
    sampling: [
      { guidance: 3, temperature: 0.7, topP: 0.97 },
      { guidance: 4, temperature: 0.7, topP: 0.97 },
    ],
    cost: {
      begin: 1,
      transformer: [2, 3],
      attention: [1, 1],
      cacheBytes: [8, 40],
      latentBytes: 64,
      decode: 5,
      smallerDecodes: {},
      extract: { structure: 7, pixels: 0 },
      score: { alignment: 11 },
    },
    encoders: ["structure", "pixels"],
    rewards: ["alignment"],
  });
  expect(await refuses("Two stars.")).toBeNull();
  expect(await cuts?.("Two stars.")).toEqual([]);
  expect(await refuses("two cats")).toMatchObject({
    message: 'the model does not know the word "cats"',
  });
});
it("filesOf names every session of a search, the judge not among them", async () => {
  const files = filesOf(await assembledBundle(judgedBundle()));
  expect(Object.entries(files).map(([name, { file }]) => [name, file])).toEqual([
    ["begin", "begin.onnx"],
    ["step", "step.onnx"],
    ["decode", "decode.onnx"],
    ["encode/structure", "encode.onnx"],
    ["score/alignment", "score.onnx"],
  ]);
});
it("specOf prices smaller decodes, and filesOf names their sessions", async () => {
  const { cost } = specOf(await assembledBundle(smallerBundle()));
  expect(cost).toMatchObject({ decode: 5, smallerDecodes: { 1: 2 } });
  expect(filesOf(await assembledBundle(smallerBundle()))["decode/1"]?.file).toBe("decode-1.onnx");
  const bare = costBundle();
  const decoder = { ...bare.roles.decoder, cost: { decode: 5, smallerDecodes: { "1": 3 } } };
  const bundle = { ...bare, roles: { ...bare.roles, decoder } };
  expect(specOf(await assembledBundle(bundle)).cost.smallerDecodes).toEqual({ 1: 3 });
});
it("specOf tells a run nothing of the judge", async () => {
  const plain = specOf(await assembledBundle(rightBundle()));
  const judged = specOf(await assembledBundle(judgedBundle()));
  expect(JSON.stringify(judged)).toBe(JSON.stringify(plain));
});
