import { digest } from "./digest.ts";

/** Where numbers are drawn: a Philox key and the upper half of its counter, uint32s. */
export interface Place {
  readonly key: readonly [number, number];
  /** Counter words 2 and 3; words 0 and 1 count the blocks of four outputs drawn here. */
  readonly counter: readonly [number, number];
}

/**
 * The place that `parts` name, e.g. `(seed, prompt, path key, scale)`: other parts, other
 * numbers, and nobody's draws shift when somebody else draws more.
 *
 * Four big-endian uint32s from the digest of the parts: words 0 and 1 are the key, 2 and 3
 * the counter. What is hashed, byte for byte, stands at `digest`.
 *
 * @throws RangeError for NaN and for a string with a lone surrogate.
 */
export function placeAt(...parts: readonly (string | number)[]): Place {
  const bytes = digest(parts);
  return {
    key: [bytes.readUInt32BE(0), bytes.readUInt32BE(4)],
    counter: [bytes.readUInt32BE(8), bytes.readUInt32BE(12)],
  };
}
