import { catchError, concatMap, from, type Observable, throwError, toArray } from "rxjs";
import type { Batch } from "../Batch.ts";
import { RunError } from "../errors.ts";
import type { Path } from "../Path.ts";
import type { Image } from "./Result.ts";
import { readImage } from "./readImage.ts";

/** A path that a search ends with, and its picture. */
export interface Ended {
  readonly path: Path<"image" | "latent">;
  readonly image: Image;
}

/**
 * The paths that are left, each with its picture, in one list. Pictures are read one after the other,
 * none more once unsubscribed; the paths keep their references.
 *
 * @throws RunError of `finish` where a picture cannot be read, and where other than one path is left
 * that no final choice left.
 */
export function endedBy({
  scale,
  paths,
  isFinal,
}: Batch<"image" | "latent">): Observable<readonly Ended[]> {
  const failed = (cause: unknown) => throwError(() => new RunError("finish", scale, cause));
  if (paths.length !== 1 && !isFinal)
    return failed(new Error(`${paths.length} paths are left; 1 is needed`));
  return from(paths).pipe(
    concatMap(async (path) => ({ path, image: await readImage(path.image) })),
    catchError(failed),
    toArray(),
  );
}
