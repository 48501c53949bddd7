import type { Preprocessing } from "../Preprocessing.ts";
import { preprocess } from "../preprocess.ts";
import type { HostTensor } from "./gatherRows.ts";

/** Pictures `[B, 3, H, W]` in 0…1 as a model was trained to see them, `[B, 3, size, size]`. */
export function preprocessAll({ dims, data }: HostTensor, as: Preprocessing): HostTensor {
  const [images = 0, channels = 0, height = 0, width = 0] = dims;
  const each = channels * height * width;
  const size = 3 * as.size ** 2;
  const seen = new Float32Array(images * size);
  for (let i = 0; i < images; i++) {
    const pixels = (data as Float32Array).subarray(i * each, (i + 1) * each);
    seen.set(preprocess({ width, height, pixels }, as), i * size);
  }
  return { dims: [images, 3, as.size, as.size], data: seen };
}
