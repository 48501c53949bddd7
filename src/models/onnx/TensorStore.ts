import type { HostTensor } from "./gatherRows.ts";

/** The tensors that a worker keeps for runs, by the ids that the main thread gave them. */
export class TensorStore {
  private readonly kept = new Map<number, HostTensor & { readonly lease: number }>();

  keep(id: number, tensor: HostTensor, lease: number): void {
    this.kept.set(id, { ...tensor, lease });
  }

  /** @throws Error where the tensor was freed. */
  get(id: number): HostTensor {
    const tensor = this.kept.get(id);
    if (tensor === undefined) throw new Error(`tensor ${id} is not here: it was freed`);
    return tensor;
  }

  /** A copy of float32 numbers, or of one row of the first axis. */
  read(id: number, row?: number): Float32Array {
    const { dims, data } = this.get(id);
    const size = row === undefined ? data.length : data.length / (dims[0] as number);
    const from = (row ?? 0) * size;
    if (from < 0 || from + size > data.length) throw new RangeError(`row ${row} of ${dims[0]}`);
    return (data as Float32Array).slice(from, from + size);
  }

  free(ids: readonly number[]): void {
    for (const id of ids) this.kept.delete(id);
  }

  /** Frees all that a lease still has. */
  drop(lease: number): void {
    for (const [id, tensor] of this.kept) if (tensor.lease === lease) this.kept.delete(id);
  }

  clear(): void {
    this.kept.clear();
  }
}
