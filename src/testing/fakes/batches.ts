import type { Batch } from "../../Batch.ts";
import type { RunEvent } from "../../events.ts";
import type { Field, Fields, Path } from "../../Path.ts";
import type { Run } from "../../run/Run.ts";
import { viewRows } from "../../Tensor.ts";
import type { BatchSpec, PathSpec } from "../arbitraries/batchSpecs.ts";
import type { Kind } from "./FakeDevice.ts";
import { row } from "./fakePorts.ts";
import type { FakeRun } from "./fakeRun.ts";
import { sides13 } from "./fakeSpec.ts";
import { mixText } from "./mix.ts";

/** Fields that are numbers and no rows of tensors. */
export type Numbers = Exclude<Field, "cache" | "latent" | "image">;

const numbersOf = ({ features, score, history }: PathSpec): Pick<Fields, Numbers> => ({
  features: Float32Array.from(features),
  score,
  history,
});

const common = ({ key, lineage, logWeight, weighed }: PathSpec) => ({
  key,
  lineage,
  logWeight,
  weighed,
});

const picked = <F extends Field>(all: Partial<Fields>, fields: readonly F[]): Pick<Fields, F> =>
  Object.fromEntries(fields.map((field) => [field, all[field]])) as Pick<Fields, F>;

/** A run that can be selected in and nothing else, and what it was told. */
export function bareRun(about: Pick<Run, "prompt" | "seed" | "n">): {
  readonly run: Run;
  readonly events: readonly RunEvent[];
} {
  const events: RunEvent[] = [];
  const refuse = () => Promise.reject(new Error("this run has no models"));
  const models = { generate: refuse, decode: refuse, encode: refuse, score: refuse };
  return {
    run: { ...about, ...models, sides: sides13, emit: (event) => void events.push(event) },
    events,
  };
}

/** The batch of a specification without any tensor: for operators that look at numbers alone. */
export function bareBatch<F extends Numbers>(
  spec: BatchSpec,
  fields: readonly F[],
): { readonly batch: Batch<F>; readonly events: readonly RunEvent[] } {
  const { run, events } = bareRun(spec);
  const paths = spec.paths.map(
    (path) => ({ ...common(path), ...picked(numbersOf(path), fields) }) as unknown as Path<F>,
  );
  return { batch: { run, scale: spec.scale, paths }, events };
}

/**
 * The batch of a specification on the device of `fake`: prefixes shared as it says, latents in two
 * tensors, images in one.
 */
export function heldBatch<F extends Field>(
  { run, lease }: FakeRun,
  spec: BatchSpec,
  fields: readonly F[],
): Batch<F> {
  const has = (field: Field) => (fields as readonly Field[]).includes(field);
  const { scale } = spec;
  const made = (kind: Kind, seed: (path: PathSpec) => number, paths = spec.paths) => {
    if (paths.length === 0) return [];
    const rows = paths.map((path) => row(kind, scale, (i) => seed(path) + i));
    return viewRows(lease.put(rows), [...rows.keys()]);
  };
  const prefixes = [...new Set(spec.paths.map(({ prefix }) => prefix))];
  const caches = has("cache")
    ? viewRows(
        lease.put(prefixes.map((prefix) => row("cache", scale, (i) => 10 * prefix + i))),
        spec.paths.map(({ prefix }) => prefixes.indexOf(prefix)),
      )
    : [];
  const half = Math.ceil(spec.paths.length / 2);
  const own = ({ key }: PathSpec) => mixText(key);
  const latents = has("latent")
    ? [
        ...made("latent", own, spec.paths.slice(0, half)),
        ...made("latent", own, spec.paths.slice(half)),
      ]
    : [];
  const images = has("image") ? made("image", own) : [];
  const paths = spec.paths.map((path, place) => {
    const views = { cache: caches[place], latent: latents[place], image: images[place] };
    const all = { ...numbersOf(path), ...views } as Partial<Fields>;
    return { ...common(path), ...picked(all, fields) } as unknown as Path<F>;
  });
  return { run, scale, paths };
}

/** Freezes everything but tensors and typed arrays, which no engine can freeze. */
export function frozen<F extends Field>(batch: Batch<F>): Batch<F> {
  for (const path of batch.paths) {
    const { lineage, history = [] } = path as { lineage: object; history?: readonly object[] };
    for (const part of [lineage, history, ...history]) Object.freeze(part);
    for (const value of Object.values(path))
      if (typeof value === "object" && value !== null && "row" in value) Object.freeze(value);
    Object.freeze(path);
  }
  Object.freeze(batch.paths);
  return Object.freeze(batch);
}

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
