import type { Batch } from "../../Batch.ts";
import type { Field } from "../../Path.ts";
import { type RowView, viewRows } from "../../Tensor.ts";
import type { BatchSpec, PathSpec } from "../arbitraries/batchSpecs.ts";
import type { Row } from "./FakeDevice.ts";
import type { FakeRun } from "./fakeRun.ts";
import { mixText } from "./mix.ts";
import { pathOf, type Rows } from "./pathOf.ts";
import { row } from "./row.ts";

/**
 * The batch of a specification on the device of `fake`: prefixes shared as it says, latents in two
 * tensors, images in one. What its rows hold hangs on the keys of its paths.
 */
export function heldBatch<F extends Field>(
  fake: Pick<FakeRun, "run" | "lease">,
  spec: BatchSpec,
  fields: readonly F[],
): Batch<F> {
  const put = {
    cache: () => caches(fake, spec),
    latent: () => {
      const half = Math.ceil(spec.paths.length / 2);
      const halves = [spec.paths.slice(0, half), spec.paths.slice(half)];
      return halves.flatMap((paths) => ownRows(fake, spec, "latent", paths));
    },
    image: () => ownRows(fake, spec, "image", spec.paths),
  };
  const held = Object.entries(put)
    .filter(([field]) => (fields as readonly string[]).includes(field))
    .map(([field, views]) => [field, views()] as const);
  const paths = spec.paths.map((path, place) => {
    const rows = Object.fromEntries(held.map(([field, views]) => [field, views[place]]));
    return pathOf(path, fields, rows as Partial<Rows>);
  });
  return { run: fake.run, scale: spec.scale, paths };
}

type Fake = Pick<FakeRun, "lease">;

/** A row for each path, in one tensor. */
const ownRows = (
  { lease }: Fake,
  { scale }: BatchSpec,
  kind: Row["kind"],
  paths: readonly PathSpec[],
): readonly RowView[] =>
  paths.length === 0
    ? []
    : viewRows(lease.put(paths.map(({ key }) => row(kind, scale, (i) => mixText(key) + i))), [
        ...paths.keys(),
      ]);

/** A row for each distinct prefix, in one tensor. */
function caches({ lease }: Fake, { scale, paths }: BatchSpec): readonly RowView[] {
  const prefixes = [...new Set(paths.map(({ prefix }) => prefix))];
  return viewRows(
    lease.put(prefixes.map((prefix) => row("cache", scale, (i) => 10 * prefix + i))),
    paths.map(({ prefix }) => prefixes.indexOf(prefix)),
  );
}
