import { ModelError } from "../errors.ts";
import type { Image } from "../run/Result.ts";
import { hostFeed } from "./onnx/hostFeed.ts";
import type { Feed } from "./onnx/protocol.ts";

/**
 * Pictures in the host's memory as one input, `[B, 3, H, W]`; `size` is `[3, H, W]`.
 *
 * @throws ModelError for a picture of another size, in the name of `who` looks at it.
 */
export function pictureFeed(images: readonly Image[], size: readonly number[], who: string): Feed {
  const [, height, width] = size;
  const odd = images.find((image) => image.height !== height || image.width !== width);
  if (odd !== undefined)
    throw new ModelError(
      who,
      `an image is ${odd.width}×${odd.height}, the ${who} sees ${width}×${height}`,
    );
  const length = size.reduce((a, b) => a * b, 1);
  const pixels = new Float32Array(images.length * length);
  for (const [i, image] of images.entries()) pixels.set(image.pixels, i * length);
  return hostFeed([images.length, ...size], pixels);
}
