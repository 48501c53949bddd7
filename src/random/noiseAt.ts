import type { Place } from "./Place.ts";
import { philoxBlock } from "./philoxBlock.ts";

/** One block at a time, and one call at a time: arrays with a store of their own burden the collector. */
const block = new Uint32Array(4);

/**
 * The first `count` (an integer ≥ 0) noise values at `place`: float32 `[count]`, uniform.
 *
 * Value i is (k + ½)·2⁻²³, where k is the upper 23 bits of output i mod 4 of block ⌊i / 4⌋:
 * exact in float32, from 2⁻²⁴ to 1 − 2⁻²⁴, so never 0 or 1 (which force a bit). Block b has
 * the counter `[b mod 2³², ⌊b / 2³²⌋, ...place.counter]`. More of them never change the
 * first: `noiseAt(p, n)` is a prefix of `noiseAt(p, m)` for n ≤ m.
 *
 * @param noise where they are written, `[count]`; an array of their own if absent.
 * @throws RangeError for a count that is no array length.
 */
export function noiseAt(
  place: Place,
  count: number,
  noise: Float32Array = new Float32Array(count),
): Float32Array {
  const [k0, k1] = place.key;
  const [c2, c3] = place.counter;
  for (let i = 0, b = 0; i < count; b++) {
    philoxBlock(block, b, Math.floor(b / 2 ** 32), c2, c3, k0, k1);
    for (let j = 0; j < 4 && i < count; j++, i++)
      noise[i] = (((block[j] as number) >>> 9) + 0.5) * 2 ** -23;
  }
  return noise;
}
