import type { Field, Fields, Path } from "../../Path.ts";
import type { PathSpec } from "../arbitraries/batchSpecs.ts";

/** Fields that are numbers and no rows of tensors. */
export type Numbers = Exclude<Field, "cache" | "latent" | "image">;

/** Fields that are rows of tensors. */
export type Rows = Pick<Fields, Exclude<Field, Numbers>>;

/** The path of a specification, with these fields alone. */
export function pathOf<F extends Field>(
  { key, lineage, logWeight, weighed, features, score, history, certainty, family = 0 }: PathSpec,
  fields: readonly F[],
  rows: Partial<Rows> = {},
): Path<F> {
  const all: Partial<Fields> = {
    ...rows,
    features: Float32Array.from(features),
    score,
    history,
    certainty,
    family,
    spare: 0,
  };
  const own = Object.fromEntries(fields.map((field) => [field, all[field]]));
  return { key, lineage, logWeight, weighed, ...own } as unknown as Path<F>;
}
