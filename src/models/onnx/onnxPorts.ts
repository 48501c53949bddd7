import type { RowView, Tensor } from "../../Tensor.ts";
import type { Bundle } from "../Bundle.ts";
import { pixels } from "../pixelPatches.ts";
import type { Decoder, Encoder, Lease, Reward } from "../ports.ts";
import { idsFeed } from "./idsFeed.ts";
import type { OnnxLease } from "./OnnxLease.ts";
import { onnxGenerator } from "./onnxGenerator.ts";

/** The ports of a bundle, bound to one lease. */
export function onnxPorts(bundle: Bundle, lease: OnnxLease): Omit<Lease, "holdings" | "close"> {
  const { encoders, rewards } = bundle.roles;
  const named = <T>(names: object, port: (name: string) => T) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, port(name)]));
  return {
    generator: onnxGenerator(bundle, lease),
    decoder: decoderOf(lease),
    encoders: named({ ...encoders, [pixels]: null }, (name) => encoderOf(lease, name)),
    rewards: named(rewards, (name) => rewardOf(bundle, lease, name)),
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

const encoderOf = (lease: OnnxLease, name: string): Encoder => ({
  async encode(images, word) {
    const { reduced } = await lease.call({
      session: `encode/${name}`,
      feeds: { images: lease.rows(images, 0) },
      reduce: { output: "patches", word },
    });
    return reduced;
  },
});

function rewardOf({ tokenizer, roles }: Bundle, lease: OnnxLease, name: string): Reward {
  // Some rewards look at the image alone: their graph has no place for a prompt.
  const reads = Object.hasOwn(roles.rewards[name]?.score.inputs ?? {}, "ids");
  return {
    async score(images: readonly RowView[], prompt) {
      const ids = reads ? { ids: idsFeed(prompt, tokenizer) } : {};
      const { taken } = await lease.call({
        session: `score/${name}`,
        feeds: { images: lease.rows(images, 0), ...ids },
        take: ["scores"],
      });
      return [...(taken.scores ?? [])];
    },
  };
}
