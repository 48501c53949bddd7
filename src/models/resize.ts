/** A picture as bytes, planes `[3, height, width]` row-major, 0…255. */
export interface ByteImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

interface Kernel {
  /** Half of its width, in pixels of the coarser grid. */
  readonly reach: number;
  /** Weight at a distance within the reach. */
  readonly weight: (distance: number) => number;
}

/** The ways to resize, by the words of those who train rewards and encoders. */
export const filters = {
  bilinear: { reach: 1, weight: (x) => 1 - x },
  bicubic: {
    reach: 2,
    weight: (x) => (x < 1 ? (1.5 * x - 2.5) * x * x + 1 : -0.5 * (((x - 5) * x + 8) * x - 4)),
  },
} satisfies Record<string, Kernel>;

/**
 * The picture at another size (whole pixels ≥ 1), byte for byte as Pillow 13 makes it: one side after
 * the other, each rounded to bytes, with weights of 22 binary digits. Where it shrinks, the filter is
 * widened by the factor, so that every pixel counts.
 *
 * The width comes first, unless the height shrinks by more than twice as many pixels.
 *
 * @see Pillow, `Image.resize`, and its pull request 9549 for the order (before, the width always
 * came first); R. Keys 1981, "Cubic convolution interpolation for digital image processing", for the
 * bicubic filter with a = −1/2.
 */
export function resize(
  { width, height, pixels }: ByteImage,
  to: { readonly width: number; readonly height: number },
  filter: keyof typeof filters,
): ByteImage {
  const across = (bytes: Uint8Array) =>
    resampled(bytes, { from: width, to: to.width, inner: 1 }, filters[filter]);
  const down = (bytes: Uint8Array, inner: number) =>
    resampled(bytes, { from: height, to: to.height, inner }, filters[filter]);
  const shrinks = height - to.height;
  return shrinks > 0 && shrinks > 2 * (width - to.width)
    ? { ...to, pixels: across(down(pixels, width)) }
    : { ...to, pixels: down(across(pixels), to.width) };
}

/** Where the pixels of a new one begin, and their weights in units of 2⁻²². */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

const unit = 2 ** 22;

function tapsOf(at: number, from: number, to: number, { reach, weight }: Kernel): Taps {
  const scale = from / to;
  const widening = Math.max(scale, 1);
  const centre = (at + 0.5) * scale;
  const first = Math.max(Math.trunc(centre - reach * widening + 0.5), 0);
  const end = Math.min(Math.trunc(centre + reach * widening + 0.5), from);
  const raw = Array.from({ length: end - first }, (_, i) => {
    const distance = Math.abs((first + i - centre + 0.5) * (1 / widening));
    return distance < reach ? weight(distance) : 0;
  });
  const sum = raw.reduce((a, b) => a + b);
  // To the nearest, halves away from 0.
  const weights = raw.map((w) => Math.trunc((w / sum) * unit + (w < 0 ? -0.5 : 0.5)));
  return { first, weights };
}

/** The middle axis of `[…, from, inner]` made `to` long. */
function resampled(
  bytes: Uint8Array,
  { from, to, inner }: { readonly from: number; readonly to: number; readonly inner: number },
  kernel: Kernel,
): Uint8Array {
  if (from === to) return bytes;
  const outer = bytes.length / (from * inner);
  const made = new Uint8ClampedArray(outer * to * inner);
  for (let at = 0; at < to; at++) {
    const { first, weights } = tapsOf(at, from, to, kernel);
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        let sum = unit / 2;
        for (let k = 0; k < weights.length; k++)
          sum += (weights[k] as number) * (bytes[(o * from + first + k) * inner + i] as number);
        made[(o * to + at) * inner + i] = Math.floor(sum / unit);
      }
  }
  return new Uint8Array(made.buffer);
}
