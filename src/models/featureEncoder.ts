import { pixels } from "./pixelPatches.ts";

/**
 * The encoder that finished pictures are described with: `structure`, or the first if there is no
 * such; `null` where a bundle has none of its own.
 */
export function featureEncoder(encoders: readonly string[]): string | null {
  const own = encoders.filter((name) => name !== pixels);
  return own.includes("structure") ? "structure" : (own[0] ?? null);
}
