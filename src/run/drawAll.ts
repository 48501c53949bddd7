import { catchError, defer, map, type Observable, of } from "rxjs";
import { RunError } from "../errors.ts";
import { draw, type Inputs, type Search } from "./draw.ts";
import { inOrder } from "./inOrder.ts";
import type { Result } from "./Result.ts";

/** One prompt to draw, and the search to draw it with. */
export interface Job extends Inputs {
  readonly search: Search;
}

/** What became of a job. */
export type Outcome<J extends Job = Job> = {
  readonly job: J;
  /** Its place in the list. */
  readonly index: number;
} & (
  | { readonly result: Result /** Time it took, waiting included. */; readonly wallMs: number }
  | { readonly error: Error }
);

/**
 * Draws many prompts, at most `inFlight` at once, and tells of each in the order of the list.
 *
 * A job that fails ends alone: its error becomes a `failed` event and an outcome, and the others
 * go on.
 */
export function drawAll<J extends Job>(
  jobs: readonly J[],
  inFlight: number,
): Observable<Outcome<J>> {
  return inOrder(jobs, inFlight, (job, index) =>
    defer(() => {
      const start = performance.now();
      return draw(job, job.search).pipe(
        map((result): Outcome<J> => ({ job, index, result, wallMs: performance.now() - start })),
      );
    }).pipe(
      catchError((cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        tellFailure(job, error);
        return of<Outcome<J>>({ job, index, error });
      }),
    ),
  );
}

function tellFailure({ observe, prompt }: Job, error: Error): void {
  const place = error instanceof RunError ? { step: error.step, scale: error.scale } : {};
  const { _tag = error.name } = error as { _tag?: string };
  observe?.({ type: "failed", prompt, error: _tag, message: error.message, ...place });
}
