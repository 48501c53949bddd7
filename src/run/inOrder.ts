import { Observable, Subscription } from "rxjs";

/**
 * Runs `project` for every item, at most `inFlight` at once, and emits what each gives in the
 * order of the items.
 *
 * An item starts only when fewer than `inFlight` items have started since the oldest unfinished
 * one: so at most `inFlight` results wait. Each inner observable must emit once and not fail.
 */
export function inOrder<T, R>(
  items: readonly T[],
  inFlight: number,
  project: (item: T, index: number) => Observable<R>,
): Observable<R> {
  return new Observable((subscriber) => {
    const running = new Subscription();
    const waiting = new Map<number, R>();
    let started = 0;
    let emitted = 0;
    let isFilling = false;
    const flush = () => {
      for (; waiting.has(emitted); emitted += 1) {
        const result = waiting.get(emitted) as R;
        waiting.delete(emitted);
        subscriber.next(result);
      }
      if (emitted === items.length) subscriber.complete();
    };
    const fill = () => {
      if (isFilling) return; // an item that ended while it was subscribed: the loop below goes on
      isFilling = true;
      while (!subscriber.closed && started < Math.min(items.length, emitted + inFlight)) {
        const index = started++;
        running.add(
          project(items[index] as T, index).subscribe({
            next: (result) => waiting.set(index, result),
            error: (error: unknown) => subscriber.error(error),
            complete: () => {
              flush();
              fill();
            },
          }),
        );
      }
      isFilling = false;
    };
    fill();
    if (items.length === 0) subscriber.complete();
    return running;
  });
}
