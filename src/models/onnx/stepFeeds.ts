import type { RowView } from "../../Tensor.ts";
import type { Bundle } from "../Bundle.ts";
import type { StepRequest } from "../ports.ts";
import { hostFeed } from "./hostFeed.ts";
import type { OnnxLease } from "./OnnxLease.ts";
import type { Feed } from "./protocol.ts";

/** Axis of the rows in keys and values, `[layers, 2, R, heads, L, d]`. */
const cacheAxis = 2;
const latentAxis = 0;

/** The inputs of the step graph, by the names that a bundle gives them. */
export function stepFeeds(
  { sides, bits }: Bundle,
  lease: OnnxLease,
  { condition, scale, prefixes, fan, noise, sampling }: StepRequest,
): Record<string, Feed> {
  const caches = gathered(prefixes.map(({ cache }) => cache));
  const latents = gathered(prefixes.map(({ latent }) => latent));
  const past = (part: number) =>
    caches.shared ? lease.whole(caches.shared, part) : lease.rows(caches.views, cacheAxis, part);
  const tokens = (sides[scale] ?? 0) ** 2;
  return {
    ...Object.fromEntries(
      Object.entries(condition).map(([name, tensor]) => [name, lease.whole(tensor)]),
    ),
    past_keys: past(0),
    past_values: past(1),
    latents: latents.shared ? lease.whole(latents.shared) : lease.rows(latents.views, latentAxis),
    parents: indices(caches.rows),
    origins: indices(latents.rows),
    prompts: indices(prefixes.map(() => 0)),
    fan: indices(fan),
    scale: hostFeed([], BigInt64Array.of(BigInt(scale))),
    noise: hostFeed([fan.length, tokens, bits], noise),
    guidance: scalar(sampling.guidance),
    temperature: scalar(sampling.temperature),
    top_p: scalar(sampling.topP),
  };
}

/**
 * Rows of one tensor are gathered inside the graph; rows of several are put together before, and
 * then stand in order.
 */
function gathered(views: readonly RowView[]) {
  const tensors = new Set(views.map(({ tensor }) => tensor));
  const [shared] = tensors;
  return tensors.size === 1
    ? { shared, views, rows: views.map(({ row }) => row) }
    : { shared: undefined, views, rows: [...views.keys()] };
}

const indices = (rows: readonly number[]): Feed =>
  hostFeed([rows.length], BigInt64Array.from(rows, BigInt));
const scalar = (value: number): Feed => hostFeed([], Float32Array.of(value));
