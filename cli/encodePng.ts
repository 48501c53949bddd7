import { encode } from "fast-png";
import type { Image } from "../src/index.ts";

/** A picture as the bytes of an 8-bit PNG file; numbers outside 0…1 are clipped. */
export function encodePng({ width, height, pixels }: Image): Uint8Array {
  const size = width * height;
  const data = new Uint8Array(3 * size);
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < size; i++)
      data[3 * i + channel] = Math.round(
        255 * Math.min(1, Math.max(0, pixels[channel * size + i] ?? 0)),
      );
  return encode({ width, height, data, channels: 3, depth: 8 });
}
