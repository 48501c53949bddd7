import { ModelError } from "../errors.ts";
import type { Found } from "../evaluation/Found.ts";

/** How the judge's numbers are read. */
export interface JudgeWords {
  readonly shapes: readonly string[];
  readonly colours: readonly string[];
  /** Confidence that an object must exceed, 0…1. */
  readonly threshold: number;
}

/** Numbers of one object: confidence, shape, colour, x, y, radius. */
export const numbersPerObject = 6;

/**
 * The objects above the threshold, in the judge's order, out of `[M, 6]` numbers.
 *
 * @throws ModelError for an index that names no shape or colour.
 */
export function foundIn(
  objects: Float32Array,
  { shapes, colours, threshold }: JudgeWords,
): readonly Found[] {
  const rows = Array.from({ length: objects.length / numbersPerObject }, (_, i) =>
    objects.subarray(i * numbersPerObject, (i + 1) * numbersPerObject),
  );
  return rows.flatMap(([confidence = 0, shape = 0, colour = 0, x = 0, y = 0, radius = 0]) =>
    confidence > threshold
      ? [
          {
            shape: nameOf(shapes, shape),
            colour: nameOf(colours, colour),
            x,
            y,
            radius,
            confidence,
          },
        ]
      : [],
  );
}

function nameOf(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined)
    throw new ModelError("judge", `gave index ${index}; bundle.json names ${names.join(", ")}`);
  return name;
}
