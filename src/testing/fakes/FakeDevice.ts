import type { Holdings } from "../../models/Holdings.ts";
import type { RowView, Tensor } from "../../Tensor.ts";

/** What a row of a tensor is: the device refuses a row of another kind. */
export type Kind = "condition" | "cache" | "latent" | "image";

/** One row of a tensor: whole numbers below 2²³, and how far its path has got. */
export interface Row {
  readonly kind: Kind;
  /** Scale last drawn; −1 before the first. */
  readonly scale: number;
  readonly values: readonly number[];
}

/** Who puts rows on the device. */
export interface Tenant {
  readonly number: number;
  readonly holdings: Holdings;
  /** Reads through the device's queue. */
  readonly read: <T>(work: () => T) => Promise<T>;
}

interface Entry {
  readonly lease: number;
  readonly rows: readonly Row[];
  readonly tensor: () => Tensor | undefined;
}

/** Numbers a row holds, by its kind; an image has 3 × 2 × 2. */
export const lengths: Readonly<Record<Kind, number>> = {
  condition: 1,
  cache: 2,
  latent: 4,
  image: 12,
};

/** Exact memory: holds rows by tensor, counts what lives, and refuses every wrong use. */
export class FakeDevice {
  private readonly stored = new Map<number, Entry>();
  private readonly ids = new WeakMap<Tensor, number>();
  private next = 0;
  private atTheEnd = 0;

  /** Tensors that only the end of their lease freed: 0 where every run completed and leaked none. */
  get abandoned(): number {
    return this.atTheEnd;
  }

  /** Tensors alive now, over all leases or in one. */
  live(lease?: number): number {
    return this.entries(lease).length;
  }
  /** References held now to the tensors alive, over all leases or in one. */
  references(lease?: number): number {
    return this.entries(lease).reduce((sum, { tensor }) => sum + (tensor()?.references ?? 0), 0);
  }

  /** The tensors alive in a lease, as a person reads them: `2 × float32 [4, 3, 2, 2]`. */
  told(lease: number): readonly string[] {
    return this.entries(lease).flatMap(({ tensor }) => {
      const { dtype, shape, references } = tensor() ?? {};
      return `${references} × ${dtype} [${shape?.join(", ")}]`;
    });
  }

  /** Puts rows on the device, as a tensor with one reference. */
  put(lease: Tenant, rows: readonly Row[]): Tensor {
    const [first] = rows;
    if (first === undefined) throw new Error("fake device: a tensor has at least one row");
    const id = this.next++;
    let held: Tensor | undefined;
    this.stored.set(id, { lease: lease.number, rows, tensor: () => held });
    const shape = shapeOf(first.kind, rows.length);
    held = lease.holdings.hold("float32", shape, {
      device: "fake",
      free: () => {
        if (!this.stored.delete(id)) throw new Error("fake device: a tensor was freed twice");
        if (lease.holdings.closed) this.atTheEnd += 1;
      },
      read: (row) => lease.read(() => this.numbers(id, row)),
    });
    this.ids.set(held, id);
    return held;
  }

  /** The rows that views name, if they may be used by this lease as this kind. */
  rowsOf(lease: number, views: readonly RowView[], kind: Kind): readonly Row[] {
    return views.map(({ tensor, row }) => {
      const entry = this.entryOf(lease, tensor);
      const found = entry.rows[row];
      if (found === undefined)
        throw new Error(`fake device: row ${row} of a tensor of ${entry.rows.length} rows`);
      if (found.kind !== kind)
        throw new Error(`fake device: a row of ${found.kind} was used as ${kind}`);
      return found;
    });
  }

  /** The numbers of a row, or of all. */
  private numbers(id: number, row?: number): Float32Array {
    const all = this.stored.get(id)?.rows ?? [];
    const read = row === undefined ? all : all.slice(row, row + 1);
    if (read.length === 0) throw new Error(`fake device: no row ${row ?? ""} to read`);
    return Float32Array.from(
      read.flatMap(({ values }) => values),
      (value) => value / 2 ** 23,
    );
  }

  private entryOf(lease: number, tensor: Tensor): Entry {
    const id = this.ids.get(tensor);
    const entry = id === undefined ? undefined : this.stored.get(id);
    if (entry === undefined || tensor.references === 0)
      throw new Error("fake device: a freed tensor was given to a model call");
    if (entry.lease !== lease) throw new Error("fake device: a tensor of another lease");
    return entry;
  }

  private entries(lease?: number): readonly Entry[] {
    return [...this.stored.values()].filter((e) => lease === undefined || e.lease === lease);
  }
}

const shapeOf = (kind: Kind, rows: number): readonly number[] => {
  if (kind === "image") return [rows, 3, 2, 2];
  if (kind === "cache") return [1, 2, rows, 1, 1, 1];
  return [rows, lengths[kind]];
};
