import { defer, type Observable } from "rxjs";

/**
 * The same stream, which may be subscribed once: a batch has exactly one consumer. A second one is
 * given an error.
 *
 * @example oneUse(of(batch)).pipe(mine()) // fails if mine takes its batch twice
 */
export function oneUse<T>(source: Observable<T>): Observable<T> {
  let used = false;
  return defer(() => {
    if (used) throw new Error("consumed twice: a batch has exactly one consumer");
    used = true;
    return source;
  });
}
