import type { Image } from "../../src/index.ts";

/**
 * One number a patch as a grey picture of `side` pixels, the least black, the most white; the
 * patches are a square, row by row.
 */
export function featureMap(features: Float32Array, side: number): Image {
  const across = Math.round(Math.sqrt(features.length));
  const [least, most] = [Math.min(...features), Math.max(...features)];
  const pixels = new Float32Array(3 * side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const patch = Math.floor((y * across) / side) * across + Math.floor((x * across) / side);
      const value = most > least ? ((features[patch] as number) - least) / (most - least) : 0.5;
      for (let channel = 0; channel < 3; channel++) pixels[(channel * side + y) * side + x] = value;
    }
  return { width: side, height: side, pixels };
}
