import type { Rounds } from "../graph/Graph.ts";
import type { StepValue } from "../graph/StepValue.ts";

/** A search without its widths: the paths at the start, and those that each selection leaves. */
export interface Sketch {
  /** The smallest widths that it can have, at the start first. */
  readonly least: readonly number[];
  /** Whether a search can have these widths. */
  readonly fits: (widths: readonly number[]) => boolean;
  /** The steps, where the selections leave these widths. */
  readonly steps: (widths: readonly number[]) => readonly StepValue[];
  /** Present where the whole search is made again and again. */
  readonly again?: {
    readonly rounds: Rounds;
    /** Of the budget, that a single round may cost; > 0, ≤ 1. */
    readonly share: number;
  };
  /** In words: `24 paths, 8 after scale 4`. */
  readonly about: (widths: readonly number[]) => string;
}
