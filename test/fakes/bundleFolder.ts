import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Assembled, assembledOf } from "../../src/models/assemble.ts";
import type { Bundle } from "../../src/models/Bundle.ts";
import type { CostBundle } from "../../src/models/CostBundle.ts";
import { promptReader } from "../../src/models/promptReader.ts";
import type { BundleDescription } from "../../src/models/readDescription.ts";
import type { ScorerBundle } from "../../src/models/ScorerBundle.ts";

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

/** `bundle.json` of a reward and an encoder that draw nothing; the reward reads prompts. */
export const scorerBundle = (): ScorerBundle => ({
  ...{ format: 1, name: "looker", about: "for tests", licence: "MIT" },
  tokenizer: { kind: "words", words: ["", "a", "photo", "of", "two", "stars"], length: 4 },
  roles: {
    encoders: {
      dinov2: {
        ...{ encode: seer("look.onnx", ["images"]), cost: { encode: 70 }, made: {} },
        preprocess: square,
      },
    },
    rewards: {
      clip: {
        ...{ score: seer("match.onnx", ["images", "ids"]), cost: { score: 110 }, made: {} },
        preprocess: square,
      },
    },
  },
});

/** How pictures are made 4 × 4. */
export const square = {
  ...{ size: 4, filter: "bicubic" as const, fit: "crop" as const },
  mean: [0, 0, 0] as [number, number, number],
  std: [1, 1, 1] as [number, number, number],
};

/** A file that looks at pictures of 4 × 4. */
function seer(file: string, inputs: readonly string[]) {
  const port = (name: string) =>
    name === "ids"
      ? { dtype: "int64" as const, shape: [1, "T"] }
      : { dtype: "float32" as const, shape: ["B", 3, 4, 4] };
  return { ...model(file), inputs: Object.fromEntries(inputs.map((name) => [name, port(name)])) };
}

/** A bundle as `readDescription` gives it, from no folder. */
export const describedBundle = async (
  bundle: BundleDescription["bundle"],
  hash = "",
): Promise<BundleDescription> => ({
  ...{ folder: bundle.name, hash, bundle },
  prompts: await promptReader("", bundle.tokenizer),
});

/** A bundle that draws, with nothing bound. */
export const assembledBundle = async (bundle: Bundle | CostBundle, hash = ""): Promise<Assembled> =>
  assembledOf(await describedBundle(bundle, hash));
