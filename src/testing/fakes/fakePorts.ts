import { pixelPatches } from "../../models/pixelPatches.ts";
import type { Lease } from "../../models/ports.ts";
import { reducers } from "../../selection/reducers.ts";
import type { Row } from "./FakeDevice.ts";
import type { Seen } from "./FakeOptions.ts";
import { fakeStep } from "./fakeStep.ts";
import { mix, mixText } from "./mix.ts";
import { row } from "./row.ts";
import { type Parts, taken } from "./taken.ts";

/** The ports of the fake, bound to one lease. */
export function fakePorts(
  parts: Parts,
): Pick<Lease, "generator" | "decoder"> & Pick<Lease, "encoders" | "rewards"> {
  const { device, lease, spec, call } = parts;
  return {
    generator: {
      begin: (prompt) =>
        call({ port: "begin", rows: 1 }, () => ({
          condition: {
            text: device.put(lease, [{ kind: "condition", scale: -1, values: [mixText(prompt)] }]),
          },
          cache: device.put(lease, [row("cache", -1, () => 0)]),
          latent: device.put(lease, [row("latent", -1, () => 0)]),
        })),
      step: async (request) => fakeStep(parts, request),
    },
    decoder: {
      decode: async (latents, side) => {
        const rows = taken(parts, latents, "latent");
        if (side !== undefined && !Object.hasOwn(spec.cost.smallerDecodes, side))
          throw new Error(`fake device: no decode at side ${side}`);
        return call({ port: "decode", rows: rows.length }, () =>
          device.put(
            lease,
            rows.map((latent) => pictured(latent, side)),
          ),
        );
      },
    },
    encoders: Object.fromEntries(spec.encoders.map((name) => [name, encoder(parts, name)])),
    rewards: Object.fromEntries(spec.rewards.map((name) => [name, reward(parts, name)])),
  };
}

const pictured = ({ scale, values }: Row, side?: number): Row =>
  row("image", scale, (i) => mix(5, i, ...values, ...(side === undefined ? [] : [side])));

const encoder = (parts: Parts, name: string): Lease["encoders"][string] => ({
  encode: async (images, word) => {
    const { reduce, joint } = reducers[word as keyof typeof reducers];
    const rows = taken(joint ? { ...parts, batch: images.length } : parts, images, "image");
    return parts.call({ port: "encode", rows: rows.length }, () => {
      const patches = rows.map((image) => patchesOf(name, image));
      const [count = 0, columns = 0] = name === "pixels" ? [4, 3] : [5, 3];
      const vectors = reduce(patches, count, columns);
      return vectors.map(
        (vector, place) =>
          parts.options.features?.(vector, seen(name, rows[place] as Row, place)) ?? vector,
      );
    });
  },
});

/** Pixels as they are, `[4, 3]`; of every other encoder five patches of three numbers. */
const patchesOf = (name: string, { values }: Row): Float32Array =>
  name === "pixels"
    ? pixelPatches({ dims: [1, 3, 2, 2], data: Float32Array.from(values, brightness) }).data
    : Float32Array.from({ length: 15 }, (_, i) => mix(i, mixText(name), ...values) / 2 ** 23);

const brightness = (value: number): number => value / 2 ** 23;

const reward = (parts: Parts, name: string): Lease["rewards"][string] => ({
  score: async (images, prompt) => {
    const rows = taken(parts, images, "image");
    return parts.call({ port: "score", rows: rows.length }, () =>
      rows.map((image, place) => {
        const score = mix(mixText(name), mixText(prompt), ...image.values) / 2 ** 22 - 1;
        return parts.options.scores?.(score, seen(name, image, place)) ?? score;
      }),
    );
  },
});

const seen = (name: string, { scale, values }: Row, place: number): Seen => ({
  name,
  scale,
  place,
  pixels: values.map((value) => value / 2 ** 23),
});
