import type { ModelSpec, Sampling } from "../models/ports.ts";
import { toyPatches } from "./toyPatches.ts";
import { sideOf } from "./toyPicture.ts";

/** Roles of the toy's rewards. */
export const rewards: readonly string[] = ["alignment", "aesthetic"];

/** Sets about one bit in a hundred, so that a few images are never drawn. */
const usual: Sampling = { guidance: 2, temperature: 0.9, topP: 0.92 };

/**
 * A model of one token and one bit a scale. Its costs are all different, so that no sum comes out
 * right by accident.
 *
 * @throws RangeError unless `scales` is an integer in 1…16.
 */
export function toySpec(scales: number, sampling: Sampling = usual): ModelSpec {
  if (!Number.isInteger(scales) || scales < 1 || scales > 16)
    throw new RangeError(`scales is an integer in 1…16, not ${scales}`);
  const each = <T>(value: (scale: number) => T) =>
    Array.from({ length: scales }, (_, scale) => value(scale));
  const encoders = Object.keys(toyPatches);
  const priced = (names: readonly string[], first: number) =>
    Object.fromEntries(names.map((name, i) => [name, first + 2 * i]));
  return {
    name: `toy-${scales}`,
    hash: `${scales}`.padStart(64, "0"),
    sides: each(() => 1),
    bits: 1,
    image: [3, sideOf(scales), sideOf(scales)],
    sampling: each(() => sampling),
    cost: {
      begin: 7,
      transformer: each((scale) => 1000 + scale),
      attention: each((scale) => 100 + scale),
      cacheBytes: each((scale) => 8 * (scale + 1)),
      latentBytes: 4,
      decode: 11,
      smallerDecodes: {},
      extract: priced(encoders, 13),
      score: priced(rewards, 23),
    },
    encoders,
    rewards,
    refuses: async (prompt) =>
      prompt.trim() === "" ? { message: "the prompt is empty", hint: "say what to draw" } : null,
  };
}
