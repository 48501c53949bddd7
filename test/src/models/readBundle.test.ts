import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ModelError } from "../../../src/errors.ts";
import { readBundle } from "../../../src/models/readBundle.ts";
import {
  contentOf,
  folderOf,
  judgedBundle,
  rightBundle,
  rightFiles,
  smallerBundle,
} from "../../fakes/bundleFolder.ts";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
const folder = (files: Readonly<Record<string, string>>) => {
  made.push(folderOf(files));
  return made.at(-1) as string;
};
type Json = Record<string, unknown>;
const judgeFile = { "judge.onnx": contentOf("judge.onnx") };
/** What is said of a bundle whose `bundle.json` was changed. */
const said = async (change: (bundle: Json) => void, right = rightBundle()) => {
  const bundle = JSON.parse(JSON.stringify(right)) as Json;
  change(bundle);
  const error = await readBundle(
    folder({ ...rightFiles(), ...judgeFile, "bundle.json": JSON.stringify(bundle) }),
  ).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(ModelError);
  expect((error as ModelError).hint).toBeTruthy();
  return (error as ModelError).message;
};
const set = (bundle: Json, path: string, value: unknown) => {
  const keys = path.split(".");
  const last = keys.pop() as string;
  const parent = keys.reduce((at, key) => at[key] as Json, bundle);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
};

describe("readBundle", () => {
  it("reads a bundle that is whole, and tells the hash of its description", async () => {
    const text = JSON.stringify(rightBundle());
    const at = folder({ ...rightFiles(), "bundle.json": text });
    expect(await readBundle(at)).toMatchObject({
      folder: at,
      bundle: rightBundle(),
      hash: createHash("sha256").update(text).digest("hex"),
    });
  });
  it("names a folder that is none, or has no bundle.json", async () => {
    const nowhere = join(folder({}), "nowhere");
    for (const at of [nowhere, folder({}), join(folder({ file: "" }), "file")]) {
      await expect(readBundle(at)).rejects.toThrow(`${at}: is no bundle: it has no bundle.json`);
      await expect(readBundle(at)).rejects.toMatchObject({ _tag: "ModelError", model: at });
    }
  });
  it("names a bundle.json that is no JSON, or no mapping", async () => {
    for (const text of ["", "{", "\0\x01\x02", '{"format": 1,}'])
      await expect(readBundle(folder({ "bundle.json": text }))).rejects.toThrow("is no JSON: ");
    for (const text of ["[]", "null", '"x"', "3"])
      await expect(readBundle(folder({ "bundle.json": text }))).rejects.toThrow(
        "expected a mapping",
      );
  });
  it("names a file that is damaged, cut short or missing", async () => {
    const text = JSON.stringify(rightBundle());
    for (const file of Object.keys(rightFiles())) {
      const whole = rightFiles();
      const cut = folder({
        ...whole,
        [file]: (whole[file] as string).slice(0, -1),
        "bundle.json": text,
      });
      await expect(readBundle(cut)).rejects.toThrow(
        new RegExp(`${file} is damaged: SHA-256 [0-9a-f]{12}…`),
      );
      delete whole[file];
      const missing = folder({ ...whole, "bundle.json": text });
      await expect(readBundle(missing)).rejects.toThrow(`${file}: ENOENT`);
    }
  });
  it.each([
    ["roles.decoder", undefined, "roles.decoder: missing; expected a mapping"],
    ["roles.generator.step", undefined, "roles.generator.step: missing; expected a mapping"],
    ["roles.generator.made", undefined, "roles.generator.made: missing"],
    ["format", 2, "format: 2: expected 1"],
    ["sides", [1, 0], "sides.1: 0: expected an integer ≥ 1"],
    ["bits", "4", 'bits: "4": expected an integer ≥ 1'],
    ["sampling.topP", 0.5, "sampling.topP: 0.5: expected a number in (0.5, 1]"],
    ["tokenizer.kind", "t5", "tokenizer.kind: "],
    ["roles.decoder.cost.decode", -1, "roles.decoder.cost.decode: -1: expected a number ≥ 0"],
    ["roles.decoder.decode.sha256", "abc", 'sha256: "abc": expected 64 hexadecimal digits'],
    ["licence_", "MIT", 'licence_: unknown key "licence_"'],
    ["roles.generator.begin.sha265", "", 'roles.generator.begin.sha265: unknown key "sha265"'],
    ["roles.rewards.alignment.score.inputs.x.dtype", "float16", "expected float32 or int64"],
  ])("names the field: %s = %j", async (path, value, message) =>
    expect(await said((bundle) => set(bundle, path, value))).toContain(message),
  );
  it("names every field at once", async () => {
    const message = await said((bundle) => {
      set(bundle, "name", 3);
      set(bundle, "bits", 0);
    });
    expect(message).toContain("name: 3: expected string; bits: 0: expected an integer ≥ 1");
  });
  it.each([
    "../x.onnx",
    "..",
    "/etc/passwd",
    "a/b.onnx",
    "a\\b.onnx",
    "",
    ".hidden",
    "a..b",
    "x.onnx\0",
    "x.onnx\n",
  ])("lets no file name leave the folder: %j", async (file) =>
    expect(await said((bundle) => set(bundle, "roles.decoder.decode.file", file))).toContain(
      "expected the name of a file in the bundle's own folder",
    ),
  );
  it.each(["transformer", "attention", "cacheBytes"])("wants one %s cost a scale", async (key) =>
    expect(await said((bundle) => set(bundle, `roles.generator.cost.${key}`, [1, 2, 3]))).toContain(
      `roles.generator.cost.${key} has 3 numbers for 2 scales`,
    ),
  );
  it.each(["guidance", "temperature", "topP"])(
    "wants one %s a scale, or one for all",
    async (key) =>
      expect(await said((bundle) => set(bundle, `sampling.${key}`, [1, 1, 1]))).toContain(
        `sampling.${key} has 3 numbers for 2 scales`,
      ),
  );
  it("lets no encoder take the name of the one that every bundle has", async () => {
    const message = await said((bundle) => {
      const { encoders } = (bundle as { roles: { encoders: Record<string, unknown> } }).roles;
      set(bundle, "roles.encoders.pixels", Object.values(encoders)[0]);
    });
    expect(message).toContain("roles.encoders.pixels: every bundle has one of that name");
  });
  it("reads a judge where there is one, and wants its file whole too", async () => {
    const text = JSON.stringify(judgedBundle());
    const whole = folder({ ...rightFiles(), ...judgeFile, "bundle.json": text });
    expect((await readBundle(whole)).bundle.roles.judge?.shapes).toEqual(["star", "ring"]);
    const damaged = folder({ ...rightFiles(), "judge.onnx": "x", "bundle.json": text });
    await expect(readBundle(damaged)).rejects.toThrow("judge.onnx is damaged");
    const missing = folder({ ...rightFiles(), "bundle.json": text });
    await expect(readBundle(missing)).rejects.toThrow("judge.onnx: ENOENT");
  });
  it("wants the files of smaller decodes whole too", async () => {
    const file = { "decode-1.onnx": contentOf("decode-1.onnx") };
    const text = JSON.stringify(smallerBundle());
    const whole = folder({ ...rightFiles(), ...file, "bundle.json": text });
    expect((await readBundle(whole)).bundle).toEqual(smallerBundle());
    const damaged = folder({ ...rightFiles(), "decode-1.onnx": "x", "bundle.json": text });
    await expect(readBundle(damaged)).rejects.toThrow("decode-1.onnx is damaged");
    const missing = folder({ ...rightFiles(), "bundle.json": text });
    await expect(readBundle(missing)).rejects.toThrow("decode-1.onnx: ENOENT");
  });
  it.each([
    ["smaller.1.cost", {}, "roles.decoder.smaller.1.cost.decode: missing"],
    ["smaller.1.decode", undefined, "roles.decoder.smaller.1.decode: missing"],
    ["smaller.1.side", 1, 'roles.decoder.smaller.1.side: unknown key "side"'],
    ["cost.smallerDecodes", { 1: 2 }, 'cost.smallerDecodes: unknown key "smallerDecodes"'],
    ["smaller.x", smallerBundle().roles.decoder.smaller?.["1"], "roles.decoder.smaller: "],
    ["smaller.01", smallerBundle().roles.decoder.smaller?.["1"], "decodes by side of the latent"],
  ])("names the decoder's field: %s = %j", async (path, value, message) =>
    expect(
      await said((bundle) => set(bundle, `roles.decoder.${path}`, value), smallerBundle()),
    ).toContain(message),
  );
  it.each([
    ["threshold", 1.5, "roles.judge.threshold: 1.5: expected a number in 0…1"],
    ["threshold", -0.1, "expected a number in 0…1"],
    ["shapes", [], "roles.judge.shapes: []: expected a list of words"],
    ["colours", undefined, "roles.judge.colours: missing"],
    ["cost", {}, "roles.judge.cost.detect: missing"],
    ["treshold", 0.5, 'roles.judge.treshold: unknown key "treshold"'],
    ["detect.inputs.ids", { dtype: "int64", shape: [1] }, "ids: a judge has images only"],
    [
      "detect.inputs.images.shape",
      ["B", 3, 64, 64],
      "inputs.images: float32 [B,3,64,64]; expected float32 [B,3,8,8]",
    ],
    ["detect.outputs.objects", undefined, "outputs.objects: missing; expected float32 [B,M,6]"],
    ["detect.outputs.objects.shape", ["B", 6], "outputs.objects: float32 [B,6]"],
    ["detect.outputs.objects.dtype", "int64", "outputs.objects: int64 [B,8,6]"],
  ])("names the judge's field: %s = %j", async (path, value, message) =>
    expect(
      await said((bundle) => set(bundle, `roles.judge.${path}`, value), judgedBundle()),
    ).toContain(message),
  );
});
