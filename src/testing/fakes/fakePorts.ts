import { pixelPatches } from "../../models/pixelPatches.ts";
import type { Lease, ModelSpec, StepReply, StepRequest } from "../../models/ports.ts";
import { reducers } from "../../selection/reducers.ts";
import type { RowView, Tensor } from "../../Tensor.ts";
import type { Caller } from "./caller.ts";
import { type FakeDevice, lengths, type Row, type Tenant } from "./FakeDevice.ts";
import type { FakeOptions, Seen } from "./FakeOptions.ts";
import { mix, mixText } from "./mix.ts";

interface Parts {
  readonly device: FakeDevice;
  readonly lease: Tenant;
  readonly spec: ModelSpec;
  readonly batch: number;
  readonly call: Caller;
  readonly options: FakeOptions;
}

/** The ports of the fake, bound to one lease. */
export function fakePorts(
  parts: Parts,
): Pick<Lease, "generator" | "decoder"> & Pick<Lease, "encoders" | "rewards"> {
  const { device, lease, spec, call } = parts;
  return {
    generator: {
      begin: (prompt) =>
        call({ port: "begin", rows: 1 }, () => ({
          condition: {
            text: device.put(lease, [{ kind: "condition", scale: -1, values: [mixText(prompt)] }]),
          },
          cache: device.put(lease, [row("cache", -1, () => 0)]),
          latent: device.put(lease, [row("latent", -1, () => 0)]),
        })),
      step: async (request) => step(parts, request),
    },
    decoder: {
      decode: async (latents) => {
        const rows = taken(parts, latents, "latent");
        return call({ port: "decode", rows: rows.length }, () =>
          device.put(lease, rows.map(pictured)),
        );
      },
    },
    encoders: Object.fromEntries(spec.encoders.map((name) => [name, encoder(parts, name)])),
    rewards: Object.fromEntries(spec.rewards.map((name) => [name, reward(parts, name)])),
  };
}

/** A row of the right length. */
export const row = (kind: Row["kind"], scale: number, value: (i: number) => number): Row => ({
  kind,
  scale,
  values: Array.from({ length: lengths[kind] }, (_, i) => value(i)),
});

const pictured = ({ scale, values }: Row): Row => row("image", scale, (i) => mix(5, i, ...values));

/** The rows of a call, if there are as many as one may have. */
function taken(
  { device, lease, batch }: Parts,
  views: readonly RowView[],
  kind: Row["kind"],
): readonly Row[] {
  if (views.length < 1 || views.length > batch)
    throw new Error(`fake device: ${views.length} rows in a call of at most ${batch}`);
  const rows = device.rowsOf(lease.number, views, kind);
  const tensors = new Set(views.map(({ tensor }) => tensor));
  if (tensors.size > 1) lease.holdings.countJoined(4 * lengths[kind] * rows.length);
  return rows;
}

function step(parts: Parts, request: StepRequest): Promise<StepReply> {
  const { device, lease, spec, call } = parts;
  const { condition, scale, prefixes, fan, noise, sampling } = request;
  validate(parts, request);
  const [{ values: prompt } = row("condition", -1, () => 0)] = device.rowsOf(
    lease.number,
    [{ tensor: condition.text as Tensor, row: 0 }],
    "condition",
  );
  const views = (kind: "cache" | "latent") =>
    taken(
      parts,
      prefixes.map((prefix) => prefix[kind]),
      kind,
    );
  const [caches, latents] = [views("cache"), views("latent")];
  for (const past of [...caches, ...latents])
    if (past.scale !== scale - 1)
      throw new Error(`fake device: a ${past.kind} of scale ${past.scale} at scale ${scale}`);
  const { guidance, temperature, topP } = sampling;
  const how = [scale, ...[guidance, temperature, topP].map((x) => Math.round(x * 2 ** 20))];
  const before = prefixes.map((_, u) => [
    ...prompt,
    ...(caches[u] as Row).values,
    ...(latents[u] as Row).values,
  ]);
  const numbers = (spec.sides[scale] as number) ** 2 * spec.bits;
  const noises = Array.from(noise, (x) => x * 2 ** 24);
  return call({ port: "step", rows: fan.length, distinct: prefixes.length }, () => ({
    cache: device.put(
      lease,
      before.map((past) => row("cache", scale, (i) => mix(2, i, ...past, scale))),
    ),
    latent: device.put(
      lease,
      fan.map((u, path) => {
        const own = noises.slice(path * numbers, (path + 1) * numbers);
        const drawn = mix(...(before[u] as number[]), ...how, ...own);
        return row("latent", scale, (i) => mix(3, i, drawn));
      }),
    ),
  }));
}

/** What the step graph takes for granted: design.md 4. */
function validate(
  { spec, batch }: Parts,
  { condition, scale, prefixes, fan, noise }: StepRequest,
): void {
  const refuse = (why: string) => {
    throw new Error(`fake device: ${why}`);
  };
  const side = spec.sides[scale];
  if (side === undefined) throw new Error(`fake device: no scale ${scale}`);
  if (condition.text === undefined || Object.keys(condition).length !== 1)
    refuse("a condition that begin did not make");
  if (fan.length < 1 || fan.length > batch) refuse(`${fan.length} paths, at most ${batch}`);
  if (fan.some((u) => !Number.isInteger(u) || u < 0 || u >= prefixes.length))
    refuse(`fan ${fan.join(" ")} of ${prefixes.length} prefixes`);
  if (new Set(fan).size !== prefixes.length) refuse("a prefix that no path uses");
  const same = (a: RowView, b: RowView) => a.tensor === b.tensor && a.row === b.row;
  const twice = prefixes.some((a, i) =>
    prefixes.slice(0, i).some((b) => same(a.cache, b.cache) && same(a.latent, b.latent)),
  );
  if (twice) refuse("a prefix stands twice");
  if (noise.length !== fan.length * side * side * spec.bits)
    refuse(`${noise.length} noise values for ${fan.length} paths of ${side * side} tokens`);
  if (noise.some((x) => !(x > 0 && x < 1))) refuse("noise is not inside 0…1");
}

const encoder = (parts: Parts, name: string): Lease["encoders"][string] => ({
  encode: async (images, word) => {
    const { reduce, joint } = reducers[word as keyof typeof reducers];
    const rows = taken(joint ? { ...parts, batch: images.length } : parts, images, "image");
    return parts.call({ port: "encode", rows: rows.length }, () => {
      const patches = rows.map((image) => patchesOf(name, image));
      const [count = 0, columns = 0] = name === "pixels" ? [4, 3] : [5, 3];
      const vectors = reduce(patches, count, columns);
      return vectors.map(
        (vector, place) =>
          parts.options.features?.(vector, seen(name, rows[place] as Row, place)) ?? vector,
      );
    });
  },
});

/** Pixels as they are, `[4, 3]`; of every other encoder five patches of three numbers. */
const patchesOf = (name: string, { values }: Row): Float32Array =>
  name === "pixels"
    ? pixelPatches({ dims: [1, 3, 2, 2], data: Float32Array.from(values, brightness) }).data
    : Float32Array.from({ length: 15 }, (_, i) => mix(i, mixText(name), ...values) / 2 ** 23);

const brightness = (value: number): number => value / 2 ** 23;

const reward = (parts: Parts, name: string): Lease["rewards"][string] => ({
  score: async (images, prompt) => {
    const rows = taken(parts, images, "image");
    return parts.call({ port: "score", rows: rows.length }, () =>
      rows.map((image, place) => {
        const score = mix(mixText(name), mixText(prompt), ...image.values) / 2 ** 22 - 1;
        return parts.options.scores?.(score, seen(name, image, place)) ?? score;
      }),
    );
  },
});

const seen = (name: string, { scale, values }: Row, place: number): Seen => ({
  name,
  scale,
  place,
  pixels: values.map((value) => value / 2 ** 23),
});
