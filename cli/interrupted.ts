import { fromEvent, merge, type Observable, take } from "rxjs";

/** Emits when the user asks the process to end (Ctrl-C, SIGTERM). */
export const interrupted = (): Observable<unknown> =>
  merge(fromEvent(process, "SIGINT"), fromEvent(process, "SIGTERM")).pipe(take(1));
