import type { Bundle } from "./Bundle.ts";
import { pixels } from "./pixelPatches.ts";
import type { ModelSpec, Sampling } from "./ports.ts";
import type { BundleDescription } from "./readDescription.ts";
import { tokenize } from "./tokenize.ts";

/** What runs and graphs must know of a bundle. */
export function specOf({ bundle, hash }: BundleDescription): ModelSpec {
  const { encoders, rewards, generator, decoder } = bundle.roles;
  return {
    name: bundle.name,
    hash,
    sides: bundle.sides,
    bits: bundle.bits,
    image: bundle.image as [number, number, number],
    sampling: bundle.sides.map((_, scale) => samplingAt(bundle.sampling, scale)),
    cost: {
      begin: generator.cost.begin,
      transformer: generator.cost.transformer,
      attention: generator.cost.attention,
      cacheBytes: generator.cost.cacheBytes,
      latentBytes: bytesOf(bundle.latent),
      decode: decoder.cost.decode,
      smallerDecodes: smallerDecodes(decoder),
      extract: { ...mapValues(encoders, ({ cost }) => cost.encode), [pixels]: 0 },
      score: mapValues(rewards, ({ cost }) => cost.score),
    },
    encoders: [...Object.keys(encoders), pixels],
    rewards: Object.keys(rewards),
    refuses: refusing(bundle.tokenizer),
  };
}

/** Of a decoder with files, what each costs; of one without, what it says. */
const smallerDecodes = (decoder: BundleDescription["bundle"]["roles"]["decoder"]) =>
  "decode" in decoder
    ? mapValues(decoder.smaller ?? {}, ({ cost }) => cost.decode)
    : (decoder.cost.smallerDecodes ?? {});

const refusing =
  (tokenizer: BundleDescription["bundle"]["tokenizer"]): ModelSpec["refuses"] =>
  (prompt) => {
    if (tokenizer.kind === "any") return null;
    const tokens = tokenize(prompt, tokenizer);
    return "ids" in tokens ? null : tokens;
  };

/** Of float32 numbers. */
const bytesOf = (shape: readonly number[]): number => 4 * shape.reduce((a, b) => a * b, 1);

const samplingAt = (sampling: Bundle["sampling"], scale: number): Sampling => {
  const at = (value: number | readonly number[]) =>
    typeof value === "number" ? value : (value[scale] as number);
  return {
    guidance: at(sampling.guidance),
    temperature: at(sampling.temperature),
    topP: at(sampling.topP),
  };
};

const mapValues = <T>(record: Readonly<Record<string, T>>, f: (value: T) => number) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));
