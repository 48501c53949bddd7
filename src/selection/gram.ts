/** Where eight rows of a matrix begin. */
type Eight = readonly [number, number, number, number, number, number, number, number];

/**
 * The map of a vector `[P]` with sum 0 to X·(Xᵀ·vector), `[P]`. X are the rows of `patches` `[P, D]`,
 * row-major, less the first of them, and of these the first `width` (1…D) columns. Neither X nor
 * X·Xᵀ is formed. A column that does not vary adds exactly 0, however large it is. Where one of X is
 * not finite, no entry of the result is.
 *
 * Eight rows at a time, which takes half the time of one by one: sums need not wait for themselves,
 * and what they share is read once.
 */
export function gram(
  patches: Float32Array,
  { rows, columns, width }: Record<"rows" | "columns" | "width", number>,
): (vector: Float64Array) => Float64Array {
  // The last row stands in for those beyond it.
  const start = (row: number) => Math.min(row, rows - 1) * columns;
  const blocks = Array.from({ length: Math.ceil(rows / 8) }, (_, block) => {
    const of = (offset: number) => start(8 * block + offset);
    return [of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)] as const;
  });
  const across = new Float64Array(width);
  const weights = new Float64Array(8 * blocks.length);
  const down = new Float64Array(8 * blocks.length);
  return (vector) => {
    across.fill(0);
    weights.set(vector);
    for (const [block, at] of blocks.entries())
      addRows(patches, at, weights.subarray(8 * block), across);
    for (const [block, at] of blocks.entries())
      dotRows(patches, at, across, down.subarray(8 * block));
    return down.slice(0, rows);
  };
}

/** Adds the rows times the first eight of `weights` to `across`. */
function addRows(
  x: Float32Array,
  [a, b, c, d, e, f, g, h]: Eight,
  weights: Float64Array,
  across: Float64Array,
): void {
  const [p = 0, q = 0, r = 0, s = 0, t = 0, u = 0, v = 0, w = 0] = weights;
  for (let j = 0; j < across.length; j++)
    across[j] =
      (across[j] as number) +
      p * (x[a + j] as number) +
      q * (x[b + j] as number) +
      r * (x[c + j] as number) +
      s * (x[d + j] as number) +
      t * (x[e + j] as number) +
      u * (x[f + j] as number) +
      v * (x[g + j] as number) +
      w * (x[h + j] as number);
}

/** Products of the rows, less the first of all, with `across`, into the first eight of `down`. */
function dotRows(
  x: Float32Array,
  [a, b, c, d, e, f, g, h]: Eight,
  across: Float64Array,
  down: Float64Array,
): void {
  let [p, q, r, s, t, u, v, w] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let j = 0; j < across.length; j++) {
    const factor = across[j] as number;
    const first = x[j] as number;
    p += factor * ((x[a + j] as number) - first);
    q += factor * ((x[b + j] as number) - first);
    r += factor * ((x[c + j] as number) - first);
    s += factor * ((x[d + j] as number) - first);
    t += factor * ((x[e + j] as number) - first);
    u += factor * ((x[f + j] as number) - first);
    v += factor * ((x[g + j] as number) - first);
    w += factor * ((x[h + j] as number) - first);
  }
  down.set([p, q, r, s, t, u, v, w]);
}
