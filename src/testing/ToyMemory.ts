import type { Holdings } from "../models/Holdings.ts";
import type { RowView, Tensor } from "../Tensor.ts";
import { bitsOf, lengthOf, type Prefix } from "./Prefix.ts";
import { refuse } from "./refuse.ts";
import { sideOf, toyPicture } from "./toyPicture.ts";

/** What a row of a tensor is: the toy refuses a row of another kind. */
export type Kind = "condition" | "cache" | "latent" | "image";

interface Entry {
  readonly kind: Kind;
  readonly rows: readonly Prefix[];
}

/** Tensors alive now, and those that only the end of their lease freed. */
export interface ToyCount {
  live: number;
  abandoned: number;
}

/**
 * The tensors of one lease: rows are prefixes. Refuses every row that is not there, freed, of
 * another kind or of another lease.
 *
 * A latent knows the bits drawn so far, a cache those before the last scale, as keys and values do;
 * 0 is the empty cache.
 */
export class ToyMemory {
  private readonly entries = new WeakMap<Tensor, Entry>();
  private readonly holdings: Holdings;
  private readonly count: ToyCount;
  private readonly scales: number;
  private readonly side: number;

  constructor(holdings: Holdings, count: ToyCount, scales: number) {
    this.holdings = holdings;
    this.count = count;
    this.scales = scales;
    this.side = sideOf(scales);
  }

  /** A tensor of these rows, with one reference. */
  put(kind: Kind, rows: readonly Prefix[]): Tensor {
    this.count.live += 1;
    const tensor = this.holdings.hold("float32", this.shape(kind, rows), {
      device: "toy",
      free: () => {
        this.count.live -= 1;
        if (this.holdings.closed) this.count.abandoned += 1;
      },
      read: async (row) => {
        const read = row === undefined ? rows : [rows[row] ?? refuse(`no row ${row} to read`)];
        return Float32Array.from(read.flatMap((prefix) => [...this.numbers(kind, prefix)]));
      },
    });
    this.entries.set(tensor, { kind, rows });
    return tensor;
  }

  /** The rows that views name, if they may be used as this kind. Counts them if they are joined. */
  rowsOf(kind: Kind, views: readonly RowView[]): readonly Prefix[] {
    const joined = views.some(({ tensor }) => tensor !== views[0]?.tensor);
    return views.map(({ tensor, row }) => {
      const entry = this.entries.get(tensor) ?? refuse("a tensor of another lease");
      if (tensor.references === 0) refuse("a freed tensor was given to a model call");
      if (entry.kind !== kind) refuse(`a row of ${entry.kind} was used as ${kind}`);
      const prefix = entry.rows[row] ?? refuse(`row ${row} of a tensor of ${entry.rows.length}`);
      if (joined) this.holdings.countJoined(tensor.bytes / entry.rows.length);
      return prefix;
    });
  }

  private shape(kind: Kind, rows: readonly Prefix[]): readonly number[] {
    if (kind === "image") return [rows.length, 3, this.side, this.side];
    if (kind === "cache") return [1, 2, rows.length, 1, lengthOf(rows[0] ?? 0) + 1, 1];
    return [rows.length, kind === "latent" ? this.scales : 1];
  }

  /** A picture's pixels; of a latent +1 and −1 for the bits drawn, 0 for those to come. */
  private numbers(kind: Kind, prefix: Prefix): Iterable<number> {
    if (kind === "image") return toyPicture(prefix, this.side);
    if (kind !== "latent") refuse(`a ${kind} cannot be read`);
    const signs = Array.from(bitsOf(prefix), (bit) => 2 * Number(bit) - 1);
    return [...signs, ...Array<number>(this.scales - signs.length).fill(0)];
  }
}
