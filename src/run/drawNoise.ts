import { noiseAt } from "../random/noiseAt.ts";
import { placeAt } from "../random/Place.ts";

/**
 * Noise of one scale for each path, `[B, count]`, uniform in (0, 1).
 *
 * A path's numbers depend on (seed, prompt, key, scale) alone: not on the batch it is in.
 */
export function drawNoise(
  { seed, prompt, scale }: { seed: number; prompt: string; scale: number },
  keys: readonly string[],
  count: number,
): Float32Array {
  const noise = new Float32Array(keys.length * count);
  for (const [i, key] of keys.entries())
    noiseAt(
      placeAt("noise", seed, prompt, key, scale),
      count,
      noise.subarray(i * count, (i + 1) * count),
    );
  return noise;
}
