import fc from "fast-check";
import { needsOf, type Step } from "../../operator.ts";
import type { Field } from "../../Path.ts";
import { type BatchSpec, batchSpecs } from "../arbitraries/batchSpecs.ts";
import type { FakeOptions } from "../fakes/FakeOptions.ts";
import { type FakeRun, fakeRun } from "../fakes/fakeRun.ts";
import type { OperatorTrial } from "./OperatorTrial.ts";
import { stepOf } from "./stepOf.ts";

/** A trial made ready. */
export interface Tried<P> extends Required<OperatorTrial<P>> {
  /** Parameters, batch, further fields on its paths, and the most rows of a model call. */
  readonly given: readonly [
    fc.Arbitrary<P>,
    fc.Arbitrary<BatchSpec>,
    fc.Arbitrary<readonly Field[]>,
    fc.Arbitrary<number>,
  ];
  /** What the operator needs, and `more`. */
  readonly fieldsOf: (params: P, more: readonly Field[]) => readonly Field[];
  readonly open: (spec: BatchSpec, options?: FakeOptions) => Promise<FakeRun>;
  readonly apply: (params: P, id?: string) => Step<never, never, never>;
}

/** Fields that may lie on any path beside those that a step needs. */
const extras = fc.subarray<Field>([
  ...(["cache", "latent", "image", "features", "score", "history", "certainty"] as const),
]);

/** Batch limits small enough that most calls are split. */
const limits = fc.constantFrom(1, 2, 3, 64);

/** Makes a trial ready. */
export function tried<P>(trial: OperatorTrial<P>): Tried<P> {
  const batches = trial.batches ?? batchSpecs();
  return {
    ...trial,
    batches,
    given: [trial.params, batches, extras, limits],
    fieldsOf: (params, more) => [
      ...new Set([...needsOf(trial.operator as never, params), ...more]),
    ],
    open: (spec, options = {}) => fakeRun(spec, options),
    apply: (params, id) => stepOf(trial.operator, params, id),
  };
}
