import type { Image } from "../run/Result.ts";
import type { Preprocessing } from "./Preprocessing.ts";
import { type ByteImage, resize } from "./resize.ts";

/**
 * A picture as the input of a reward or an encoder, `[3, size, size]` row-major: what torchvision's
 * `Resize`, `CenterCrop`, `ToTensor` and `Normalize` make of a Pillow image, to the byte.
 *
 * An {@link Image} in 0…1 is rounded to bytes first, as it is for a PNG file.
 *
 * @throws RangeError for a size that is no whole number ≥ 1, and for numbers that are not
 * 3·height·width.
 * @example ImageReward and CLIP: `{ size: 224, filter: "bicubic", fit: "crop", mean: [0.48145466,
 * 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711] }`
 * @see official.md 1.4 and 1.6
 */
export function preprocess(
  image: Image | ByteImage,
  { size, filter, fit, mean, std }: Preprocessing,
): Float32Array {
  const { width, height, pixels } = image;
  if (!(Number.isInteger(size) && size >= 1))
    throw new RangeError(`size is a whole number ≥ 1, not ${size}`);
  if (pixels.length !== 3 * width * height || pixels.length === 0)
    throw new RangeError(`${pixels.length} numbers are no picture [3, ${height}, ${width}]`);
  const bytes = pixels instanceof Uint8Array ? pixels : bytesOf(pixels);
  const resized = resize({ width, height, pixels: bytes }, sidesOf(image, size, fit), filter);
  return normalised(square(resized, size), mean, std);
}

/** Sides before the square is cut out or filled up. */
function sidesOf(
  { width, height }: Pick<ByteImage, "width" | "height">,
  size: number,
  fit: Preprocessing["fit"],
): Pick<ByteImage, "width" | "height"> {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (fit === "stretch") return { width: size, height: size };
  if (fit === "crop") {
    const longer = Math.trunc((size * long) / short);
    return width <= height ? { width: size, height: longer } : { width: longer, height: size };
  }
  const shorter = Math.max(1, evenly((size * short) / long));
  return width <= height ? { width: shorter, height: size } : { width: size, height: shorter };
}

const bytesOf = (pixels: Float32Array): Uint8Array =>
  Uint8Array.from(pixels, (x) => Math.round(255 * Math.min(1, Math.max(0, x))));

/** The square in the middle of a larger plane; around a smaller one, black. */
function square({ width, height, pixels }: ByteImage, size: number): Uint8Array {
  const [left, top] = [startOf(width, size), startOf(height, size)];
  const [wide, high] = [Math.min(width, size), Math.min(height, size)];
  const made = new Uint8Array(3 * size * size);
  for (let line = 0; line < 3 * high; line++) {
    const [channel, y] = [Math.floor(line / high), line % high];
    const from = (channel * height + Math.max(0, top) + y) * width + Math.max(0, left);
    const to = (channel * size + Math.max(0, -top) + y) * size + Math.max(0, -left);
    made.set(pixels.subarray(from, from + wide), to);
  }
  return made;
}

/** Where a square begins in a side; below 0, by how much it begins before it. */
const startOf = (side: number, size: number): number =>
  side >= size ? evenly((side - size) / 2) : -Math.floor((size - side) / 2);

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
