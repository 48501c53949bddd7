import type { Observable } from "rxjs";
import { idle } from "../fakes/turns.ts";
import { Clock } from "./Clock.ts";
import type { Marbles } from "./Marbles.ts";

/** All that a stream did. */
export interface Recording<T> {
  /**
   * Its picture, as `Marbles` draws them: the first value is `a`, the second `b`; a frame in
   * which several things happened stands in brackets. Nothing is drawn after the last mark.
   */
  readonly picture: string;
  /** The values, oldest first. */
  readonly values: readonly T[];
  /** What it failed with. */
  readonly error?: unknown;
  /** How long each source was subscribed to: `^-!` from frame 0 to frame 2, `^` to the end. */
  readonly sources: readonly string[];
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Turns of the event loop that a frame waits for whatever a stream still has to do. */
const turns = 100;

/**
 * Plays a stream frame by frame and draws its picture.
 *
 * A frame lasts until all that is ready has run, promises and calls of the fake included: RxJS's
 * own test scheduler ends before the first promise does.
 *
 * @param until picture of when to unsubscribe: `"--!"` in frame 2. If absent, after 30 frames.
 * @example
 * const seen = await recorded((marbles) => marbles("a-b|", { a, b }).pipe(mine()));
 * expect(seen.picture).toBe("a-b|");
 */
export async function recorded<T>(
  play: (marbles: Marbles) => Observable<T>,
  until = "",
): Promise<Recording<T>> {
  const clock = new Clock();
  const seen = watched(play(clock.marbles));
  const last = until === "" ? 30 : until.indexOf("!");
  let [picture, sources] = ["", [] as readonly string[]];
  for (let isLast = false; !isLast; ) {
    sources = clock.sources;
    if (clock.frame === last) seen.running.unsubscribe();
    await idle(turns);
    picture += seen.marks();
    isLast = seen.running.closed;
    if (until !== "" || clock.frame < last) sources = clock.sources;
    if (!isLast) clock.tick();
  }
  const { values, failure } = seen;
  return { picture: picture.replace(/-+$/, ""), values, sources, ...failure };
}

/** Subscribes, and keeps what happens. */
function watched<T>(source: Observable<T>) {
  const values: T[] = [];
  const failure: { error?: unknown } = {};
  let marks = "";
  const running = source.subscribe({
    next: (value) => {
      marks += letters[values.push(value) - 1] ?? "?";
    },
    error: (error: unknown) => {
      marks += "#";
      failure.error = error;
    },
    complete: () => {
      marks += "|";
    },
  });
  /** The picture of what happened since they were last asked for. */
  const next = () => {
    const all = marks;
    marks = "";
    return all.length > 1 ? `(${all})` : all || "-";
  };
  return { values, failure, running, marks: next };
}
