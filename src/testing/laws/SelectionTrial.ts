import type fc from "fast-check";
import type { OperatorSpec } from "../../operator.ts";
import type { Field } from "../../Path.ts";
import type { BatchSpec, PathSpec } from "../arbitraries/batchSpecs.ts";
import type { Numbers } from "../fakes/pathOf.ts";

/** How an operator that selects is tried out. */
export interface SelectionTrial<P> {
  /** What `defineOperator` made. */
  readonly operator: OperatorSpec<P, Field, Field, Field>;
  /** Parameters that its codec takes. */
  readonly params: fc.Arbitrary<P>;
  /** What it looks at. */
  readonly fields: readonly Numbers[];
  /** What it may be given, of so many paths or more; any batch if absent. */
  readonly batches?: (minPaths: number) => fc.Arbitrary<BatchSpec>;
  /** Paths that come out where `live` of them can be chosen. */
  readonly count: (params: P, n: number, live: number) => number;
  /**
   * Makes a path dead by what the selection looks at: NaN, ∞ or −∞. Absent for one that leaves dead
   * paths to the steps before it, as `score` and `extract` let none pass.
   */
  readonly dead?: (value: number) => Partial<PathSpec>;
  /** What a `DeadBatch` lists for a path that `dead` made so; that very number if absent. */
  readonly named?: (value: number) => number;
  /** Log-weight of a survivor, by that of its parent and by those of all candidates. */
  readonly logWeight: (before: number, candidates: readonly number[]) => number;
  /** A choice that only the step's draws can make; absent where nothing is drawn. */
  readonly gamble?: { readonly params: P; readonly batch: BatchSpec };
}
