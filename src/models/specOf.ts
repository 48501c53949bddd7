import type { Assembled } from "./assemble.ts";
import type { Bundle } from "./Bundle.ts";
import { pixels } from "./pixelPatches.ts";
import type { ModelSpec, Sampling } from "./ports.ts";
import { readingOf } from "./readingOf.ts";

/** What runs and graphs must know of a model. */
export function specOf(assembled: Assembled): ModelSpec {
  const { drawing, encoders, rewards, name, hash } = assembled;
  const { bundle } = drawing;
  const { generator, decoder } = bundle.roles;
  const flopsOf = (seers: Assembled["rewards"]) =>
    Object.fromEntries(Object.entries(seers).map(([role, { flops }]) => [role, flops]));
  return {
    name,
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
      ...(generator.cost.official === undefined ? {} : { official: generator.cost.official }),
      latentBytes: bytesOf(bundle.latent),
      decode: decoder.cost.decode,
      smallerDecodes: smallerDecodes(decoder),
      extract: { ...flopsOf(encoders), [pixels]: 0 },
      score: flopsOf(rewards),
    },
    encoders: [...Object.keys(encoders), pixels],
    rewards: Object.keys(rewards),
    ...readingOf(assembled),
  };
}

/** Of a decoder with files, what each costs; of one without, what it says. */
const smallerDecodes = (decoder: Assembled["drawing"]["bundle"]["roles"]["decoder"]) =>
  "decode" in decoder
    ? Object.fromEntries(
        Object.entries(decoder.smaller ?? {}).map(([side, { cost }]) => [side, cost.decode]),
      )
    : (decoder.cost.smallerDecodes ?? {});

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
