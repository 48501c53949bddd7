/** Cells of the grid in each direction, where the picture has as many pixels. */
const most = 8;

/** Role of the encoder that needs no model: every bundle has it. */
export const pixels = "pixels";

/** A batch of pictures, or of their patches, row-major. */
interface Rows {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/**
 * Low-resolution pixels of pictures `[B, 3, H, W]`: patches `[B, P, 3]`, the mean colours of the
 * cells of an 8×8 grid, row by row; of a smaller picture the grid is no finer than its pixels.
 *
 * Cell i of g along a side of S pixels averages pixels ⌊S·i/g⌋…⌈S·(i+1)/g⌉, as area resampling of
 * PyTorch does.
 *
 * @see strategies.md 4.6: features without a model.
 */
export function pixelPatches({ dims, data }: Rows): Rows {
  const [images = 0, channels = 0, height = 0, width = 0] = dims;
  const [down, across] = [cells(height), cells(width)];
  const patches = new Float32Array(images * down.length * across.length * channels);
  let next = 0;
  for (let image = 0; image < images; image++)
    for (const rows of down)
      for (const columns of across)
        for (let channel = 0; channel < channels; channel++) {
          const plane = (image * channels + channel) * height * width;
          patches[next++] = mean(data, plane, width, rows, columns);
        }
  return { dims: [images, down.length * across.length, channels], data: patches };
}

type Span = readonly [from: number, to: number];

const cells = (side: number): readonly Span[] => {
  const count = Math.min(most, side);
  return Array.from({ length: count }, (_, i) => [
    Math.floor((side * i) / count),
    Math.ceil((side * (i + 1)) / count),
  ]);
};

function mean(
  data: Float32Array,
  plane: number,
  width: number,
  [top, bottom]: Span,
  [left, right]: Span,
): number {
  let sum = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) sum += data[plane + y * width + x] as number;
  return sum / ((bottom - top) * (right - left));
}
