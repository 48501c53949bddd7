import type { RowView, Tensor } from "../../Tensor.ts";
import type { Assembled } from "../assemble.ts";
import { pixels } from "../pixelPatches.ts";
import type { Decoder, Encoder, Lease, Reward } from "../ports.ts";
import type { PromptReader } from "../promptReader.ts";
import type { OpenableBundle } from "../readBundle.ts";
import type { Seer } from "../seersOf.ts";
import type { OnnxLease } from "./OnnxLease.ts";
import { onnxGenerator } from "./onnxGenerator.ts";
import { seenFeed, seerFeeds } from "./seerFeeds.ts";

/** The ports of a model whose `drawing` bundle has weights, bound to one lease. */
export function onnxPorts(
  { encoders, rewards }: Assembled,
  drawing: OpenableBundle,
  lease: OnnxLease,
): Omit<Lease, "holdings" | "close"> {
  const named = <S, T>(seers: Readonly<Record<string, S>>, port: (seer: S, name: string) => T) =>
    Object.fromEntries(Object.entries(seers).map(([name, seer]) => [name, port(seer, name)]));
  return {
    generator: onnxGenerator(drawing, lease),
    decoder: decoderOf(lease),
    encoders: named({ ...encoders, [pixels]: undefined }, (seer, name) =>
      encoderOf(lease, name, seer),
    ),
    rewards: named(rewards, (seer, name) => rewardOf(lease, name, seer, drawing.prompts)),
  };
}

const decoderOf = (lease: OnnxLease): Decoder => ({
  async decode(latents, side) {
    const session = side === undefined ? "decode" : `decode/${side}`;
    const feeds = { latents: lease.rows(latents, 0) };
    const { kept } = await lease.call({ session, feeds, keep: { images: ["images"] } });
    return kept.images as Tensor;
  },
});

const encoderOf = (lease: OnnxLease, name: string, seer: Seer | undefined): Encoder => ({
  async encode(images, word) {
    const { reduced } = await lease.call({
      session: `encode/${name}`,
      feeds: { images: seenFeed(lease.rows(images, 0), seer?.preprocess) },
      reduce: { output: "patches", word },
    });
    return reduced;
  },
});

const rewardOf = (lease: OnnxLease, name: string, seer: Seer, drawn: PromptReader): Reward => ({
  async score(images: readonly RowView[], prompt) {
    const { taken } = await lease.call({
      session: `score/${name}`,
      feeds: await seerFeeds(seer, lease.rows(images, 0), { prompt, drawn }),
      take: ["scores"],
    });
    return [...(taken.scores ?? [])];
  },
});
