/** Eight rows of a matrix, side by side. */
interface Block {
  /** The first of them. */
  readonly row: number;
  /** Where each begins in the matrix; the last row stands in for those beyond it. */
  readonly at: readonly [number, number, number, number, number, number, number, number];
}

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
  rows: number,
  columns: number,
): (vector: Float64Array, width: number) => Float64Array {
  const blocks: Block[] = [];
  for (let row = 0; row < rows; row += 8) {
    const of = (offset: number) => Math.min(row + offset, rows - 1) * columns;
    blocks.push({ row, at: [of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)] });
  }
  const all = new Float64Array(columns);
  const weights = new Float64Array(8 * blocks.length);
  const down = new Float64Array(8 * blocks.length);
  return (vector, width) => {
    const across = all.subarray(0, width).fill(0);
    weights.set(vector);
    for (const block of blocks) addRows(patches, block, weights, across);
    for (const block of blocks) dotRows(patches, block, across, down);
    return down.slice(0, rows);
  };
}

/** Adds the rows times their weights to `across`. No array is made here: it runs all the time. */
function addRows(
  x: Float32Array,
  { row, at: [a, b, c, d, e, f, g, h] }: Block,
  weights: Float64Array,
  across: Float64Array,
): void {
  const p = weights[row] as number;
  const q = weights[row + 1] as number;
  const r = weights[row + 2] as number;
  const s = weights[row + 3] as number;
  const t = weights[row + 4] as number;
  const u = weights[row + 5] as number;
  const v = weights[row + 6] as number;
  const w = weights[row + 7] as number;
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

/** Products of the rows, less the first of all, with `across`. */
function dotRows(
  x: Float32Array,
  { row, at: [a, b, c, d, e, f, g, h] }: Block,
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
  down[row] = p;
  down[row + 1] = q;
  down[row + 2] = r;
  down[row + 3] = s;
  down[row + 4] = t;
  down[row + 5] = u;
  down[row + 6] = v;
  down[row + 7] = w;
}
