import type { Image } from "../run/Result.ts";
import { type ByteImage, resize } from "./resize.ts";

/** What a reward or an encoder was trained to see. */
export interface Preprocessing {
  /** Side of the square that comes out, in pixels, ≥ 1. */
  readonly size: number;
  readonly filter: "bilinear" | "bicubic";
  /**
   * `true`: the shorter side is made `size` long, and the middle square is kept. `false`: both sides
   * are, and the picture is stretched.
   */
  readonly crop: boolean;
  /** Taken off each channel, red, green and blue, of 0…1. */
  readonly mean: readonly [number, number, number];
  /** What the rest is divided by. */
  readonly std: readonly [number, number, number];
}

/**
 * A picture as the input of a reward or an encoder, `[3, size, size]` row-major: what torchvision's
 * `Resize`, `CenterCrop`, `ToTensor` and `Normalize` make of a Pillow image, to the byte.
 *
 * An {@link Image} in 0…1 is rounded to bytes first, as it is for a PNG file.
 *
 * @throws RangeError for a size that is no whole number ≥ 1, and for numbers that are not
 * 3·height·width.
 * @example ImageReward and CLIP: `{ size: 224, filter: "bicubic", crop: true, mean: [0.48145466,
 * 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711] }`
 * @see official.md 1.4 and 1.6
 */
export function preprocess(
  image: Image | ByteImage,
  { size, filter, crop, mean, std }: Preprocessing,
): Float32Array {
  const { width, height, pixels } = image;
  if (!(Number.isInteger(size) && size >= 1))
    throw new RangeError(`size is a whole number ≥ 1, not ${size}`);
  if (pixels.length !== 3 * width * height || pixels.length === 0)
    throw new RangeError(`${pixels.length} numbers are no picture [3, ${height}, ${width}]`);
  const bytes = pixels instanceof Uint8Array ? pixels : bytesOf(pixels);
  const longer = Math.trunc((size * Math.max(width, height)) / Math.min(width, height));
  const sides = !crop
    ? { width: size, height: size }
    : width <= height
      ? { width: size, height: longer }
      : { width: longer, height: size };
  return normalised(
    middle(resize({ width, height, pixels: bytes }, sides, filter), size),
    mean,
    std,
  );
}

const bytesOf = (pixels: Float32Array): Uint8Array =>
  Uint8Array.from(pixels, (x) => Math.round(255 * Math.min(1, Math.max(0, x))));

/** The square in the middle. */
function middle({ width, height, pixels }: ByteImage, size: number): Uint8Array {
  const left = evenly((width - size) / 2);
  const top = evenly((height - size) / 2);
  const square = new Uint8Array(3 * size * size);
  for (let line = 0; line < 3 * size; line++) {
    const [channel, y] = [Math.floor(line / size), line % size];
    const from = (channel * height + top + y) * width + left;
    square.set(pixels.subarray(from, from + size), line * size);
  }
  return square;
}

/** A half goes to the even side, as Python rounds. */
const evenly = (x: number): number => (x % 2 === 0.5 ? Math.floor(x) : Math.round(x));

function normalised(
  bytes: Uint8Array,
  mean: Preprocessing["mean"],
  std: Preprocessing["std"],
): Float32Array {
  const plane = bytes.length / 3;
  return Float32Array.from(bytes, (byte, i) => {
    const channel = Math.floor(i / plane);
    return (byte / 255 - (mean[channel] as number)) / (std[channel] as number);
  });
}
