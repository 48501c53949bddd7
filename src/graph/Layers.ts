import type { Located } from "./locator.ts";
import type { Problem } from "./Problem.ts";

/** A part of a file: what it says, and where. */
export interface Part {
  readonly value: unknown;
  /** From the top of the file. */
  readonly path: Problem["path"];
  readonly locate: (problem: Problem) => Located;
}

/** What a file and those it extends say of the same thing, the newest first. */
export type Layers = readonly Part[];

type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a part says under a key or at a place. */
export const inside = ({ value, path, locate }: Part, key: string | number): Part => ({
  value: (value as Record<string | number, unknown>)[key],
  path: [...path, key],
  locate,
});

/** What the layers say under a key; nothing below a layer that is no mapping is seen. */
export function within(layers: Layers, key: string | number): Layers {
  const [top] = layers;
  const seen = Array.isArray(top?.value) ? [top] : mappings(layers);
  return seen
    .filter(({ value }) => Object.hasOwn(value as object, key))
    .map((part) => inside(part, key));
}

/** The mappings on top, which merge. */
function mappings(layers: Layers): Layers {
  const end = layers.findIndex(({ value }) => !isMapping(value));
  return end < 0 ? layers : layers.slice(0, end);
}

/**
 * What the layers say together: mappings key by key, null removing a key; of anything else the
 * newest.
 */
export function merged(layers: Layers): unknown {
  const parts = mappings(layers);
  if (parts.length < 2) return layers[0]?.value;
  const keys = new Set(parts.toReversed().flatMap(({ value }) => Object.keys(value as object)));
  const entries = [...keys]
    .map((key) => [key, within(parts, key)] as const)
    .filter(([, below]) => isThere(below));
  return Object.fromEntries(entries.map(([key, below]) => [key, merged(below)]));
}

/** A null removes what is below it; with nothing below it is an ordinary value. */
const isThere = (layers: Layers): boolean =>
  layers.length === 1 || (layers.length > 1 && layers[0]?.value !== null);

/** Keys that a part removes from layers that do not have them. */
export function vain(part: Part, below: Layers): readonly Problem[] {
  if (!isMapping(part.value) || !isMapping(below[0]?.value)) return [];
  return Object.entries(part.value).flatMap(([key, value]): readonly Problem[] => {
    const under = within(below, key);
    if (value !== null) return vain(inside(part, key), under);
    if (isThere(under)) return [];
    const known = Object.keys(merged(below) as object).join(", ") || "none";
    const message = `there is no "${key}" to remove`;
    return [{ path: [...part.path, key], message, hint: `keys there: ${known}` }];
  });
}
