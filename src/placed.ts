import { catchError, defer, type Observable, type OperatorFunction, tap, throwError } from "rxjs";
import type { Batch } from "./Batch.ts";
import { RunError } from "./errors.ts";
import type { Field } from "./Path.ts";

type AnyBatch = Batch<Field>;

/**
 * The same stream, whose errors say at which step and scale they happened.
 *
 * @param advance what the step adds to the scale of the batch that it takes: 0 or 1.
 */
export const placed = <T>(transform: T, step: string, advance: number): T => {
  const inner = transform as OperatorFunction<AnyBatch, AnyBatch>;
  const outer = (source: Observable<AnyBatch>) =>
    defer(() => {
      let scale = -1;
      return source.pipe(
        tap((batch) => {
          scale = batch.scale + advance;
        }),
        inner,
        catchError((cause: unknown) =>
          throwError(() => (cause instanceof RunError ? cause : new RunError(step, scale, cause))),
        ),
      );
    });
  return outer as T;
};
