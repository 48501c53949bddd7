import type { Place } from "./Place.ts";
import { philoxBlock } from "./philoxBlock.ts";

/** The next number of a stream, uniform, from 2⁻⁵³ to 1 − 2⁻⁵³. */
export type Draw = () => number;

/**
 * The stream of draws at `place`; each call of `drawsAt` starts it anew.
 *
 * Draw j is (k + ½)·2⁻⁵², exact in float64, never 0 or 1. Its 52 bits k are, from the top,
 * output 2·(j mod 2) and the upper 20 bits of the output after it, of block ⌊j / 2⌋; block b
 * has the counter `[b mod 2³², ⌊b / 2³²⌋, ...place.counter]`, as in `noiseAt`.
 */
export function drawsAt(place: Place): Draw {
  const block = new Uint32Array(4);
  const [k0, k1] = place.key;
  const [c2, c3] = place.counter;
  let j = 0;
  return () => {
    const at = 2 * (j % 2);
    const b = Math.floor(j / 2);
    if (at === 0) philoxBlock(block, b, Math.floor(b / 2 ** 32), c2, c3, k0, k1);
    j++;
    const bits = (block[at] as number) * 2 ** 20 + ((block[at + 1] as number) >>> 12);
    return (bits + 0.5) * 2 ** -52;
  };
}
