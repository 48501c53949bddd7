import fc from "fast-check";
import { defer, finalize, NEVER, Observable, of, Subject, take, throwError } from "rxjs";
import { describe, expect, it } from "vitest";
import { inOrder } from "../../../src/run/inOrder.ts";

/** Runs items whose ends the test decides, and keeps the books. */
function controlled(count: number, inFlight: number) {
  const items = Array.from({ length: count }, (_, i) => `item ${i}`);
  const ends = new Map<number, Subject<string>>();
  const out: string[] = [];
  const books = { completed: false, disposed: 0, error: undefined as unknown };
  const subscription = inOrder(items, inFlight, (item, index) => {
    const end = new Subject<string>();
    ends.set(index, end);
    expect(item).toBe(items[index]);
    return end.pipe(
      take(1),
      finalize(() => {
        books.disposed++;
      }),
    );
  }).subscribe({
    next: (value) => out.push(value),
    error: (error: unknown) => {
      books.error = error;
    },
    complete: () => {
      books.completed = true;
    },
  });
  return { items, ends, out, books, subscription };
}

describe("inOrder", () => {
  it("keeps the order, and never runs more than `inFlight` since the oldest unfinished", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat()),
        (count, inFlight, choose) => {
          const { items, ends, out, books } = controlled(count, inFlight);
          const open = new Set(items.keys());
          while (open.size > 0) {
            const oldest = Math.min(...open);
            // Exactly these have started: no fewer, for that would waste a worker.
            expect(ends.size).toBe(Math.min(count, oldest + inFlight));
            expect(out).toEqual(items.slice(0, oldest).map((item) => `${item} done`));
            const running = [...open].filter((index) => ends.has(index));
            const next = running[choose.next().value % running.length] as number;
            open.delete(next);
            ends.get(next)?.next(`${items[next]} done`);
          }
          expect(out).toEqual(items.map((item) => `${item} done`));
          expect(books).toEqual({ completed: true, disposed: count, error: undefined });
        },
      ),
    ));
  it("completes at once when there is nothing to do", () =>
    expect(controlled(0, 3).books.completed).toBe(true));
  it("takes items that end while they are subscribed", () => {
    const out: number[] = [];
    inOrder([1, 2, 3, 4, 5], 2, (item) => of(10 * item)).subscribe((value) => out.push(value));
    expect(out).toEqual([10, 20, 30, 40, 50]);
  });
  it("takes many of them", () => {
    let count = 0;
    inOrder(Array.from({ length: 20_000 }), 2, () => of(0)).subscribe(() => count++);
    expect(count).toBe(20_000);
  });
  it("ends what runs when it is unsubscribed, and starts nothing more", () => {
    const { ends, books, out, subscription } = controlled(9, 3);
    ends.get(1)?.next("waits");
    subscription.unsubscribe();
    expect(books).toMatchObject({ completed: false, disposed: 3 });
    expect([...ends.keys()]).toEqual([0, 1, 2]);
    expect(out).toEqual([]);
  });
  it("starts nothing more once its reader has enough", () => {
    let started = 0;
    const counted = (item: number) =>
      defer(() => {
        started++;
        return of(item);
      });
    inOrder([1, 2, 3, 4], 1, counted).pipe(take(2)).subscribe();
    expect(started).toBe(2);
  });
  it("passes an error on and ends what runs", () => {
    let disposed = 0;
    const gone = new Observable<never>(() => () => {
      disposed++;
    });
    const seen: unknown[] = [];
    inOrder([0, 1, 2], 3, (item) => (item === 1 ? throwError(() => "broken") : gone)).subscribe({
      error: (error: unknown) => seen.push(error),
    });
    expect([seen, disposed]).toEqual([["broken"], 1]);
  });
  it("is cold", () => {
    let started = 0;
    const runs = inOrder([1], 1, () => {
      started++;
      return NEVER;
    });
    expect(started).toBe(0);
    runs.subscribe().unsubscribe();
    runs.subscribe().unsubscribe();
    expect(started).toBe(2);
  });
});
