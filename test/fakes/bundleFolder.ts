import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "../../src/models/Bundle.ts";
import type { CostBundle } from "../../src/models/CostBundle.ts";

const hashOf = (text: string | Uint8Array): string =>
  createHash("sha256").update(text).digest("hex");

/** What stands in a model file of the fake bundle; no ONNX, for nobody opens it. */
export const contentOf = (file: string): string => `weights of ${file}`;

const model = (file: string) => ({
  file,
  sha256: hashOf(contentOf(file)),
  inputs: { x: { dtype: "float32" as const, shape: ["B", 3] } },
  outputs: { y: { dtype: "int64" as const, shape: ["B"] } },
});

/** A `bundle.json` in which all is right: two scales, every role. */
export const rightBundle = (): Bundle => ({
  format: 1,
  name: "tiny",
  about: "for tests",
  licence: "MIT",
  sides: [1, 2],
  bits: 4,
  latent: [4, 2, 2],
  image: [3, 8, 8],
  sampling: { guidance: [3, 4], temperature: 0.7, topP: 0.97 },
  tokenizer: { kind: "words", words: ["", "two", "stars"], length: 3 },
  roles: {
    generator: {
      begin: model("begin.onnx"),
      step: model("step.onnx"),
      cost: { begin: 1, transformer: [2, 3], attention: [1, 1], cacheBytes: [8, 40] },
      made: { script: "none" },
    },
    decoder: {
      decode: model("decode.onnx"),
      compress: model("compress.onnx"),
      cost: { decode: 5 },
      made: {},
    },
    encoders: { structure: { encode: model("encode.onnx"), cost: { encode: 7 }, made: {} } },
    rewards: { alignment: { score: model("score.onnx"), cost: { score: 11 }, made: {} } },
  },
});

/** {@link rightBundle} with costs and no files. */
export function costBundle(): CostBundle {
  const { roles, ...rest } = rightBundle();
  const { generator, decoder, encoders, rewards } = roles;
  const bare = <C>({ cost, made }: { cost: C; made: Record<string, unknown> }) => ({ cost, made });
  const each = <C>(all: Record<string, { cost: C; made: Record<string, unknown> }>) =>
    Object.fromEntries(Object.entries(all).map(([name, role]) => [name, bare(role)]));
  return {
    ...rest,
    weights: "none",
    tokenizer: { kind: "any" },
    roles: {
      generator: bare(generator),
      decoder: bare(decoder),
      encoders: each(encoders),
      rewards: each(rewards),
    },
  };
}

/** {@link rightBundle} that decodes at side 1 too. */
export const smallerBundle = (): Bundle => {
  const bundle = rightBundle();
  const smaller = { "1": { decode: model("decode-1.onnx"), cost: { decode: 2 } } };
  const decoder = { ...bundle.roles.decoder, smaller };
  return { ...bundle, roles: { ...bundle.roles, decoder } };
};

type JudgeRole = NonNullable<Bundle["roles"]["judge"]>;

/** A judge of two shapes in three colours, for images of {@link rightBundle}'s size. */
export const rightJudge = (bytes: string | Uint8Array = contentOf("judge.onnx")): JudgeRole => ({
  detect: {
    file: "judge.onnx",
    sha256: hashOf(bytes),
    inputs: { images: { dtype: "float32", shape: ["B", 3, 8, 8] } },
    outputs: { objects: { dtype: "float32", shape: ["B", 8, 6] } },
  },
  shapes: ["star", "ring"],
  colours: ["red", "green", "blue"],
  threshold: 0.5,
  cost: { detect: 13 },
  made: {},
});

/** {@link rightBundle} with a judge. */
export const judgedBundle = (judge = rightJudge()): Bundle => {
  const bundle = rightBundle();
  return { ...bundle, roles: { ...bundle.roles, judge } };
};

/** Writes files to a fresh folder. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "varflow-bundle-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The model files of {@link rightBundle}. */
export const rightFiles = (): Record<string, string> =>
  Object.fromEntries(
    ["begin", "step", "decode", "compress", "encode", "score"].map((name) => [
      `${name}.onnx`,
      contentOf(`${name}.onnx`),
    ]),
  );
