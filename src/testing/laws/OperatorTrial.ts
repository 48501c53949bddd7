import type fc from "fast-check";
import type { OperatorSpec } from "../../operator.ts";
import type { Field } from "../../Path.ts";
import type { BatchSpec } from "../arbitraries/batchSpecs.ts";
import type { FakeOptions } from "../fakes/FakeOptions.ts";

/** How an operator is tried out. */
export interface OperatorTrial<P> {
  /** What `defineOperator` made. */
  readonly operator: OperatorSpec<P, Field, Field, Field>;
  /** Parameters that its codec takes. */
  readonly params: fc.Arbitrary<P>;
  /** What it may be given; any batch if absent. */
  readonly batches?: fc.Arbitrary<BatchSpec>;
  /**
   * What makes it fail: models that break, or a batch that has nothing to choose from; `never` for
   * one that calls no model and takes any batch.
   */
  readonly breaks:
    | "never"
    | {
        /** The fake that it fails on. */
        readonly models?: FakeOptions;
        /** Makes the batch one that it fails on. */
        readonly batch?: (spec: BatchSpec) => BatchSpec;
      };
}
