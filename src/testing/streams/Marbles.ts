import type { Observable } from "rxjs";

/**
 * A stream by its picture: `a-(bc)--|`. A letter is a value, `|` the end, `#` a failure, `-` a frame
 * in which nothing happens, brackets hold what happens in one frame; blanks are for the reader.
 *
 * @throws RangeError for a letter without a value, where it would be emitted.
 */
export type Marbles = <T>(
  picture: string,
  values?: Readonly<Record<string, T>>,
  error?: unknown,
) => Observable<T>;
