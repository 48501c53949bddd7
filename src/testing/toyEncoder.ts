import type { Encoder } from "../models/ports.ts";
import { reducers } from "../selection/reducers.ts";
import type { RowView } from "../Tensor.ts";
import { bitsOf, type Prefix } from "./Prefix.ts";
import { refuse } from "./refuse.ts";
import type { ToySeen } from "./ToyTruth.ts";
import { toyPatches } from "./toyPatches.ts";
import { toyPicture } from "./toyPicture.ts";

/** Replaces a feature vector: any numbers, NaN too. */
export type Redescribe = (vector: Float32Array, seen: ToySeen) => Float32Array;

/**
 * The toy's encoder of a role: patches of each picture, reduced as the word says.
 *
 * @param shown what each picture shows, if it may be encoded.
 */
export function toyEncoder(
  name: keyof typeof toyPatches,
  side: number,
  shown: (images: readonly RowView[]) => readonly Prefix[],
  redescribe: Redescribe = (vector) => vector,
): Encoder {
  return {
    encode: async (images, word) => {
      const prefixes = shown(images);
      if (!Object.hasOwn(reducers, word)) refuse(`no reducer "${word}"`);
      const reduce = reducers[word as keyof typeof reducers];
      return prefixes.map((prefix) => {
        const { patches, rows, columns } = toyPatches[name](toyPicture(prefix, side), side);
        return redescribe(reduce(patches, rows, columns), { name, bits: bitsOf(prefix) });
      });
    },
  };
}
