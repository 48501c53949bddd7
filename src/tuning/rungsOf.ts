/** A rung of successive halving. */
export interface Rung {
  /** Graphs that run, without those that always do. */
  readonly graphs: number;
  /** Prompts of each. */
  readonly prompts: number;
}

/** The size of a race. */
export interface Race {
  readonly graphs: number;
  /** Prompts of the last rung. */
  readonly prompts: number;
  readonly rungs: number;
  /** One graph of so many goes on, and gets so many times the prompts; > 1. */
  readonly divide: number;
}

/**
 * How many graphs and prompts each rung has: from rung to rung one graph of `divide` goes on, at
 * least one, and the last rung has all prompts. So every rung costs about the same.
 *
 * @see Jamieson & Talwalkar 2016, arXiv 1502.07943.
 */
export const rungsOf = ({ graphs, prompts, rungs, divide }: Race): readonly Rung[] =>
  Array.from({ length: rungs }, (_, rung) => ({
    graphs: Math.ceil(graphs / divide ** rung),
    prompts: Math.max(1, Math.round(prompts / divide ** (rungs - 1 - rung))),
  }));
