import { noiseAt } from "../random/noiseAt.ts";
import { placeAt } from "../random/Place.ts";

/**
 * The toy's scores of every prefix, finished or not, `[2^(K+1)]`, in −0.2…0.2: so that a whole
 * turn of λ = 10 spans at most 4.
 *
 * A score is the sine of an angle that every bit turns, by up to π the first and a fifth less each
 * further one. So scores of early scales say little about the last, late ones much.
 */
export function toyScores(reward: string, prompt: string, scales: number): Float64Array {
  const turns = noiseAt(placeAt("toy scores", reward, prompt), 2 ** (scales + 1));
  const angles = new Float64Array(turns.length);
  for (let scale = -1; scale < scales; scale++)
    for (let prefix = 2 ** (scale + 1); prefix < 2 ** (scale + 2); prefix++)
      angles[prefix] =
        (angles[prefix >> 1] ?? 0) +
        2 * Math.PI * 0.8 ** Math.max(scale, 0) * ((turns[prefix] ?? 0) - 0.5);
  return angles.map((angle) => 0.2 * Math.sin(angle));
}
