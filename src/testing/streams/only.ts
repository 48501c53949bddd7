import type { Observable } from "rxjs";

/** The one value a stream emits; rejects with what it errors with, and for none or several. */
export function only<T>(source: Observable<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const seen: T[] = [];
    source.subscribe({
      next: (value) => void seen.push(value),
      error: reject,
      complete: () =>
        seen.length === 1
          ? resolve(seen[0] as T)
          : reject(new Error(`expected one value, saw ${seen.length}`)),
    });
  });
}
