import { Observable, type Subscriber } from "rxjs";
import type { Marbles } from "./Marbles.ts";

/** When a source was subscribed to, and when it was left. */
interface Stay {
  readonly from: number;
  to: number | undefined;
}

/** Frames that a recording counts, and what is to happen in each. */
export class Clock {
  /** Frame under way, from 0. */
  frame = 0;
  private readonly stays: Stay[] = [];
  private readonly plans: (() => void)[][] = [];

  /** How long each source was subscribed to: `^-!` from frame 0 to frame 2, `^` still. */
  get sources(): readonly string[] {
    return this.stays.map(({ from, to }) => {
      const left = to === undefined ? "" : to === from ? "!" : `${"-".repeat(to - from - 1)}!`;
      return `${"-".repeat(from)}^${left}`;
    });
  }

  /** Goes on to the next frame, and does what was planned for it. */
  tick(): void {
    this.frame += 1;
    for (const act of this.plans[this.frame] ?? []) act();
  }

  /** Streams that live by this clock. */
  readonly marbles: Marbles = (picture, values = {}, error = new Error("#")) =>
    new Observable((out) => {
      const stay: Stay = { from: this.frame, to: undefined };
      this.stays.push(stay);
      for (const [i, marks] of framesOf(picture).entries())
        this.plan(stay.from + i, () => {
          for (const mark of marks) emit(out, mark, values, error);
        });
      return () => {
        stay.to = this.frame;
      };
    });

  private plan(frame: number, act: () => void): void {
    const planned = this.plans[frame] ?? [];
    if (frame === this.frame) act();
    else this.plans[frame] = [...planned, act];
  }
}

/** The marks of each frame. */
const framesOf = (picture: string): readonly string[] =>
  Array.from(picture.replaceAll(/\s/g, "").matchAll(/\(([^)]*)\)|./gu), ([all, group]) =>
    (group ?? all).replaceAll("-", ""),
  );

function emit<T>(
  out: Subscriber<T>,
  mark: string,
  values: Readonly<Record<string, T>>,
  error: unknown,
): void {
  if (mark === "|") out.complete();
  else if (mark === "#") out.error(error);
  else if (Object.hasOwn(values, mark)) out.next(values[mark] as T);
  else out.error(new RangeError(`no value for "${mark}"`));
}
