import type { Lease, Models, Sampling, StepReply, StepRequest } from "../../models/ports.ts";
import { noiseAt } from "../../random/noiseAt.ts";
import { placeAt } from "../../random/Place.ts";
import type { RowView, Tensor } from "../../Tensor.ts";

/** Paths of a prompt on a lease, about to draw a scale. */
export interface Walk {
  readonly models: Models;
  readonly lease: Lease;
  readonly condition: StepRequest["condition"];
  /** Scale to be drawn next. */
  readonly scale: number;
  /** Rows that the paths hold; no two are the same, but for the start's. */
  readonly standings: StepRequest["prefixes"];
}

/** Noise of a path at a scale, `[count]`. */
export type Noise = (scale: number, path: number, count: number) => Float32Array;

/** Noise that hangs on seed, scale and path alone. */
export const seededNoise =
  (seed: number): Noise =>
  (scale, path, count) =>
    noiseAt(placeAt("portLaws", seed, scale, path), count);

/** What a step of a walk may say. */
export interface Stride {
  /** Noise of each path `[count]`; drawn by seed, scale and path if absent. */
  readonly noise?: Noise;
  readonly sampling?: Sampling;
  readonly seed?: number;
  readonly measure?: boolean;
}

/** Begins a prompt: one standing. */
export async function begun(on: Pick<Walk, "models" | "lease">, prompt: string): Promise<Walk> {
  const { condition, cache, latent } = await on.lease.generator.begin(prompt);
  const standings = [{ cache: { tensor: cache, row: 0 }, latent: { tensor: latent, row: 0 } }];
  return { models: on.models, lease: on.lease, condition, scale: 0, standings };
}

/** Draws one scale for paths that stand where `fan` says. The input's tensors stay as they are. */
export async function stepped(
  walk: Walk,
  fan: readonly number[],
  { seed = 0, noise = seededNoise(seed), sampling, measure }: Stride = {},
): Promise<{ readonly walk: Walk; readonly reply: StepReply }> {
  const { models, lease, condition, scale } = walk;
  const { sides, bits, sampling: usual } = models.spec;
  const used = [...new Set(fan)].sort((a, b) => a - b);
  const places = fan.map((standing) => used.indexOf(standing));
  const count = (sides[scale] ?? 0) ** 2 * bits;
  const reply = await lease.generator.step({
    condition,
    scale,
    prefixes: used.map((standing) => walk.standings[standing] as Walk["standings"][number]),
    fan: places,
    noise: Float32Array.from(fan.flatMap((_, path) => [...noise(scale, path, count)])),
    sampling: sampling ?? (usual[scale] as Sampling),
    ...(measure === undefined ? {} : { measure }),
  });
  const standings = places.map((row, path) => ({
    cache: { tensor: reply.cache, row },
    latent: { tensor: reply.latent, row: path },
  }));
  return { walk: { ...walk, scale: scale + 1, standings }, reply };
}

/** Draws scales for so many paths, all of which begin at the start. */
export async function walked(
  on: Pick<Walk, "models" | "lease">,
  prompt: string,
  { scales, paths, ...stride }: Stride & { readonly scales: number; readonly paths: number },
): Promise<Walk> {
  let walk = await begun(on, prompt);
  for (let scale = 0; scale < scales; scale++) {
    const fan = Array.from({ length: paths }, (_, path) => (scale === 0 ? 0 : path));
    ({ walk } = await stepped(walk, fan, stride));
  }
  return walk;
}

/** Views of all rows of a tensor. */
export const allRows = (tensor: Tensor, count: number): readonly RowView[] =>
  Array.from({ length: count }, (_, row) => ({ tensor, row }));

/** The numbers of rows. */
export const numbersOf = (views: readonly RowView[]): Promise<readonly (readonly number[])[]> =>
  Promise.all(views.map(async ({ tensor, row }) => [...(await tensor.read(row))]));

/** The latents that paths hold. */
export const latentsOf = ({ standings }: Pick<Walk, "standings">): readonly RowView[] =>
  standings.map(({ latent }) => latent);
