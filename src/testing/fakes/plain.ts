import type { Batch } from "../../Batch.ts";
import type { Field } from "../../Path.ts";

/** The batch as plain values: rows by their number, typed arrays as lists. */
export const plain = ({ scale, paths }: Batch<Field> | Batch<never>): unknown => ({
  scale,
  paths: paths.map((path) =>
    Object.fromEntries(
      Object.entries(path).map(([field, value]) => [field, plainValue(value as unknown)]),
    ),
  ),
});

const plainValue = (value: unknown): unknown => {
  if (value instanceof Float32Array) return [...value];
  if (typeof value === "object" && value !== null && "row" in value) return { row: value.row };
  return structuredClone(value);
};
