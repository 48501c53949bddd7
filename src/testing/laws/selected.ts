import assert from "node:assert/strict";
import { of } from "rxjs";
import type { Batch } from "../../Batch.ts";
import type { Candidate, RunEvent } from "../../events.ts";
import type { Path } from "../../Path.ts";
import type { BatchSpec } from "../arbitraries/batchSpecs.ts";
import { bareBatch } from "../fakes/bareBatch.ts";
import { frozen } from "../fakes/frozen.ts";
import type { Numbers } from "../fakes/pathOf.ts";
import { only } from "../streams/only.ts";
import type { SelectionTrial } from "./SelectionTrial.ts";
import { stepOf } from "./stepOf.ts";

/** One selection, and what was told of it. */
export interface Selected {
  readonly batch: Batch<Numbers>;
  readonly paths: readonly Path<Numbers>[];
  /** What it chose from: the batch, as it was weighed where that came first. */
  readonly candidates: readonly Candidate[];
  readonly told: Extract<RunEvent, { type: "selected" }>;
}

/** Selects among the paths of a specification, which must tell of it once. */
export async function selected<P>(
  { operator, fields }: Pick<SelectionTrial<P>, "operator" | "fields">,
  params: P,
  spec: BatchSpec,
  id = "here",
): Promise<Selected> {
  const { batch, events } = bareBatch(spec, fields);
  const step = stepOf(operator, params, id);
  const { paths } = await only(of(frozen(batch)).pipe(step));
  const [told, ...more] = events.filter((event) => event.type === "selected");
  assert.ok(told !== undefined, "no `selected` event was told");
  assert.deepEqual(more, [], "several `selected` events were told");
  const weighed = events.find((event) => event.type === "weighed");
  const candidates = batch.paths.map(({ key, logWeight }, i) => ({
    key,
    logWeight: weighed?.logWeights[i] ?? logWeight,
  }));
  return { batch, paths, candidates, told };
}

/** Places that were chosen. */
export const chosen = ({ told }: Selected): readonly number[] =>
  told.survivors.map(({ from }) => from);
