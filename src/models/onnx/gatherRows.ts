import type { Numbers } from "./protocol.ts";

/** A tensor in the worker's memory, row-major. */
export interface HostTensor {
  readonly dims: readonly number[];
  readonly data: Numbers;
}

/** Rows put together, and how many bytes that copied. */
export interface Gathered {
  readonly tensor: HostTensor;
  readonly copiedBytes: number;
}

/**
 * The tensor of these rows along `axis`, in this order; the very tensor, uncopied, where they are
 * all of its rows in order.
 *
 * @throws RangeError for a row that is not there: a wrong index must never give zeros.
 */
export function gatherRows(
  picks: readonly { readonly tensor: HostTensor; readonly row: number }[],
  axis: number,
): Gathered {
  const [first] = picks;
  if (first === undefined) throw new RangeError("no row to gather");
  for (const { tensor, row } of picks) assertRow(tensor, row, axis, first.tensor);
  const { tensor } = first;
  const whole = picks.every((pick, i) => pick.tensor === tensor && pick.row === i);
  if (whole && picks.length === tensor.dims[axis]) return { tensor, copiedBytes: 0 };
  const outer = product(tensor.dims.slice(0, axis));
  const inner = product(tensor.dims.slice(axis + 1));
  const Kind = tensor.data instanceof Float32Array ? Float32Array : BigInt64Array;
  const data = new Kind(outer * picks.length * inner) as Float32Array;
  for (let o = 0; o < outer; o++)
    for (const [i, pick] of picks.entries()) {
      const from = (o * (pick.tensor.dims[axis] as number) + pick.row) * inner;
      const numbers = pick.tensor.data as Float32Array;
      data.set(numbers.subarray(from, from + inner), (o * picks.length + i) * inner);
    }
  const dims = tensor.dims.with(axis, picks.length);
  return { tensor: { dims, data }, copiedBytes: data.byteLength };
}

function assertRow({ dims }: HostTensor, row: number, axis: number, first: HostTensor): void {
  const rows = dims[axis] ?? 0;
  if (!Number.isInteger(row) || row < 0 || row >= rows)
    throw new RangeError(`row ${row} of a tensor with ${rows} rows`);
  if (!dims.every((side, i) => i === axis || side === first.dims[i]))
    throw new RangeError(`rows of [${dims.join(", ")}] and [${first.dims.join(", ")}] do not join`);
}

const product = (sides: readonly number[]): number => sides.reduce((a, b) => a * b, 1);
