/** Patches of a picture: `[rows, columns]`, row-major. */
export interface Patches {
  readonly patches: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** Describes a picture `[3, side, side]`. */
export type ToyPatches = (pixels: Float32Array, side: number) => Patches;

/** A patch a pixel: its brightness and that of the pixels beside and below it, at the edge round. */
const structure: ToyPatches = (pixels, side) => {
  const at = (y: number, x: number) => pixels[(y % side) * side + (x % side)] ?? 0;
  return patchwork(side * side, (i) => {
    const [y, x] = [Math.floor(i / side), i % side];
    return [at(y, x), at(y, x + 1), at(y + 1, x)];
  });
};

/** A patch a row of pixels: mean, least and most. Blind to their order, so full of ties. */
const semantic: ToyPatches = (pixels, side) =>
  patchwork(side, (y) => {
    const row = pixels.subarray(y * side, (y + 1) * side);
    return [row.reduce((a, b) => a + b) / side, Math.min(...row), Math.max(...row)];
  });

/** A patch a pixel: its colour. */
const colours: ToyPatches = (pixels, side) =>
  patchwork(side * side, (i) => [0, 1, 2].map((plane) => pixels[plane * side * side + i] ?? 0));

function patchwork(rows: number, patch: (row: number) => readonly number[]): Patches {
  const columns = 3;
  const patches = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) patches.set(patch(row), row * columns);
  return { patches, rows, columns };
}

/** The toy's encoders by role: real functions of the pixels. */
export const toyPatches = {
  structure,
  semantic,
  pixels: colours,
} satisfies Record<string, ToyPatches>;
