import type { Image } from "../../src/index.ts";

/** White around and between pictures, in pixels. */
const gap = 4;

/**
 * One picture of many: `rows[i][j]` stands in row i and column j, `null` leaves its place white. All
 * pictures are squares of `side` pixels.
 */
export function imageGrid(rows: readonly (readonly (Image | null)[])[], side: number): Image {
  const across = Math.max(...rows.map(({ length }) => length));
  const width = across * (side + gap) + gap;
  const height = rows.length * (side + gap) + gap;
  const pixels = new Float32Array(3 * width * height).fill(1);
  for (const [i, row] of rows.entries())
    for (const [j, image] of row.entries())
      if (image !== null)
        paste(image, pixels, {
          width,
          height,
          left: gap + j * (side + gap),
          top: gap + i * (side + gap),
        });
  return { width, height, pixels };
}

interface Spot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

function paste(image: Image, pixels: Float32Array, { width, height, left, top }: Spot): void {
  for (let channel = 0; channel < 3; channel++)
    for (let y = 0; y < image.height; y++)
      pixels.set(
        image.pixels.subarray(
          (channel * image.height + y) * image.width,
          (channel * image.height + y + 1) * image.width,
        ),
        (channel * height + top + y) * width + left,
      );
}
