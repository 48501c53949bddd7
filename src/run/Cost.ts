/** Floating-point operations (2 × multiply-adds) by what they were spent on. */
export interface Flops {
  readonly transformer: number;
  readonly decode: number;
  readonly extract: number;
  readonly score: number;
}

/** What a run cost. */
export interface Cost {
  /** Every path counted as if it were distinct: what a plan says, and what results are told by. */
  readonly flops: Flops;
  /** What ran after identical prefixes were computed once; ≤ `flops` in every part. */
  readonly flopsExecuted: Flops;
  /** Most bytes of tensors alive at once on the device. */
  readonly peakBytes: number;
  /** Bytes copied because rows of one call came from several tensors. */
  readonly joinedBytes: number;
}

/** Nothing spent yet. */
export const noFlops: Flops = { transformer: 0, decode: 0, extract: 0, score: 0 };

/** All parts together. */
export const totalFlops = ({ transformer, decode, extract, score }: Flops): number =>
  transformer + decode + extract + score;

/** Counts as a run goes on. */
export class CostMeter {
  private counted: Flops = noFlops;
  private executed: Flops = noFlops;

  /** Adds `flops` to a part; `executed` of them really ran. */
  add(part: keyof Flops, flops: number, executed: number = flops): void {
    this.counted = { ...this.counted, [part]: this.counted[part] + flops };
    this.executed = { ...this.executed, [part]: this.executed[part] + executed };
  }
  get flops(): Flops {
    return this.counted;
  }
  get flopsExecuted(): Flops {
    return this.executed;
  }
}
