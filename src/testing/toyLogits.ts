import { noiseAt } from "../random/noiseAt.ts";
import { placeAt } from "../random/Place.ts";

/** Logits of the next bit being a 1 after every prefix, `[2^K]`, at the place of the prefix. */
export interface ToyLogits {
  /** In −1…1; a fifth of it hangs on the prompt. */
  readonly conditional: Float32Array;
  /** In −0.6…0.6. */
  readonly unconditional: Float32Array;
}

/** The toy's logits for a prompt: fixed numbers, which a toy of fewer scales shares. */
export function toyLogits(prompt: string, scales: number): ToyLogits {
  const at = (...parts: readonly string[]) => noiseAt(placeAt("toy logits", ...parts), 2 ** scales);
  const asked = at("asked", prompt);
  return {
    conditional: at("conditional").map((u, i) => 1.6 * (u - 0.5) + 0.4 * ((asked[i] ?? 0) - 0.5)),
    unconditional: at("unconditional").map((u) => 1.2 * (u - 0.5)),
  };
}
