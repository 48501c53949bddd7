import type { RowView } from "../Tensor.ts";
import type { Image } from "./Result.ts";

/** Copies one picture of a tensor `[B, 3, H, W]` to the host. */
export async function readImage({ tensor, row }: RowView): Promise<Image> {
  const [, , height = 0, width = 0] = tensor.shape;
  return { width, height, pixels: await tensor.read(row) };
}
