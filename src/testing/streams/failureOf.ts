import type { Observable } from "rxjs";

/** What a stream errors with; rejects if it does not. */
export function failureOf(source: Observable<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    source.subscribe({
      error: resolve,
      complete: () => reject(new Error("expected an error, the stream completed")),
    });
  });
}
