/** Number types that cross the door to a runtime. */
export type Dtype = "float32" | "int64";

/**
 * A reference-counted handle of a batched tensor. Its bytes stay on the device that made them.
 *
 * Whoever receives a tensor owns one reference. `retain` adds one, `release` gives one back; at
 * zero the device frees the bytes. Using a freed tensor is an error, never garbage.
 */
export interface Tensor {
  readonly dtype: Dtype;
  /** Row-major; which axis counts rows is the port's business. */
  readonly shape: readonly number[];
  /** Where the bytes lie, for example `cpu:0`. */
  readonly device: string;
  readonly bytes: number;
  /** References held now, ≥ 0. */
  readonly references: number;
  /** Adds a reference, and returns the tensor itself. */
  retain(): Tensor;
  /** Gives a reference back. */
  release(): void;
  /** A copy of the numbers, or of one row of the first axis. */
  read(row?: number): Promise<Float32Array>;
}

/** One row of a shared tensor: what a path holds. */
export interface RowView {
  readonly tensor: Tensor;
  readonly row: number;
}

const width: Record<Dtype, number> = { float32: 4, int64: 8 };

/** Bytes of a tensor of this type and shape. */
export const bytesOf = (dtype: Dtype, shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, width[dtype]);

/**
 * Splits the reference the caller owns into one view for each of `rows`, one reference each.
 * With no rows the tensor is freed.
 */
export function viewRows(tensor: Tensor, rows: readonly number[]): readonly RowView[] {
  const views = rows.map((row) => ({ tensor: tensor.retain(), row }));
  tensor.release();
  return views;
}
