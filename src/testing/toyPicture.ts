import { bitsOf, type Prefix, prefixOf } from "./Prefix.ts";

/** Side of the toy's pictures in pixels: one for each scale, row by row. */
export const sideOf = (scales: number): number => Math.ceil(Math.sqrt(scales));

/**
 * The picture of a prefix, `[3, side, side]`: a pixel a scale, white for a 1, black for a 0, grey
 * (0.5) where nothing is drawn yet.
 */
export function toyPicture(prefix: Prefix, side: number): Float32Array {
  const area = side * side;
  const pixels = new Float32Array(3 * area).fill(0.5);
  const bits = bitsOf(prefix);
  for (let i = 0; i < bits.length; i++)
    for (let plane = 0; plane < 3; plane++) pixels[plane * area + i] = Number(bits[i]);
  return pixels;
}

/**
 * The prefix that a picture shows.
 *
 * @throws RangeError for pixels that {@link toyPicture} never gives.
 */
export function prefixIn(pixels: Float32Array): Prefix {
  const plane = [...pixels.subarray(0, pixels.length / 3)];
  const drawn = plane.indexOf(0.5);
  const prefix = prefixOf(plane.slice(0, drawn < 0 ? plane.length : drawn).join(""));
  const side = Math.sqrt(plane.length);
  const same = Number.isInteger(side) ? toyPicture(prefix, side) : [];
  if (!pixels.every((value, i) => value === same[i]))
    throw new RangeError("these pixels are no picture of the toy");
  return prefix;
}
