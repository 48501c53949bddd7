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
 * @param shown what each picture shows, if it may be encoded; whether all of a batch must be, at once.
 */
export function toyEncoder(
  name: keyof typeof toyPatches,
  side: number,
  shown: (images: readonly RowView[], joint: boolean) => readonly Prefix[],
  redescribe: Redescribe = (vector) => vector,
): Encoder {
  return {
    encode: async (images, word) => {
      if (!Object.hasOwn(reducers, word)) refuse(`no reducer "${word}"`);
      const { reduce, joint } = reducers[word as keyof typeof reducers];
      const prefixes = shown(images, joint);
      const all = prefixes.map((prefix) => toyPatches[name](toyPicture(prefix, side), side));
      const { rows = 0, columns = 0 } = all[0] ?? {};
      const vectors = reduce(
        all.map(({ patches }) => patches),
        rows,
        columns,
      );
      return prefixes.map((prefix, i) =>
        redescribe(vectors[i] as Float32Array, { name, bits: bitsOf(prefix) }),
      );
    },
  };
}
