import type { RowView, Tensor } from "../../Tensor.ts";
import type { Bundle } from "../Bundle.ts";
import type { Generator, StepRequest } from "../ports.ts";
import { hostFeed } from "./hostFeed.ts";
import { idsFeed } from "./idsFeed.ts";
import type { OnnxLease } from "./OnnxLease.ts";
import type { Feed } from "./protocol.ts";

/** Axis of the rows in keys and values, `[layers, 2, R, heads, L, d]`. */
const cacheAxis = 2;
const latentAxis = 0;

/** The generator of a bundle: `begin` once a prompt, the step graph once a scale (design.md 4). */
export function onnxGenerator(bundle: Bundle, lease: OnnxLease): Generator {
  const { begin, step } = bundle.roles.generator;
  const conditions = Object.keys(begin.outputs).filter((name) => Object.hasOwn(step.inputs, name));
  return {
    async begin(prompt) {
      const { kept } = await lease.call({
        session: "begin",
        feeds: { ids: idsFeed(prompt, bundle.tokenizer) },
        keep: Object.fromEntries(conditions.map((name) => [name, [name]])),
      });
      const none = step.inputs.past_keys?.shape.map((side) => emptySide(side)) ?? [];
      return {
        condition: kept,
        cache: lease.zeros(none, 2),
        latent: lease.zeros([1, ...bundle.latent], 1),
      };
    },
    async step(request) {
      const { kept } = await lease.call({
        session: "step",
        feeds: stepFeeds(bundle, lease, request),
        keep: { cache: ["keys", "values"], latent: ["latent"] },
      });
      return { cache: kept.cache as Tensor, latent: kept.latent as Tensor };
    },
  };
}

/** Sides of a cache before the first scale: one row, no tokens. */
const emptySide = (side: number | string): number =>
  typeof side === "number" ? side : side === "L" ? 0 : 1;

function stepFeeds(
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
