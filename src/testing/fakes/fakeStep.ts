import type { Measured } from "../../models/Measured.ts";
import type { StepReply, StepRequest } from "../../models/ports.ts";
import type { RowView, Tensor } from "../../Tensor.ts";
import type { Row } from "./FakeDevice.ts";
import { mix } from "./mix.ts";
import { row } from "./row.ts";
import { type Parts, taken } from "./taken.ts";

/** One scale of the fake: what a path becomes hangs on its own rows, noise and sampling alone. */
export function fakeStep(parts: Parts, request: StepRequest): Promise<StepReply> {
  const { device, lease, spec, call } = parts;
  const { scale, prefixes, fan, noise, sampling } = request;
  validate(parts, request);
  const before = pasts(parts, request);
  const { guidance, temperature, topP } = sampling;
  const how = [scale, ...[guidance, temperature, topP].map((x) => Math.round(x * 2 ** 20))];
  const numbers = (spec.sides[scale] as number) ** 2 * spec.bits;
  const noises = Array.from(noise, (x) => x * 2 ** 24);
  const drawn = fan.map((u, path) => {
    const own = noises.slice(path * numbers, (path + 1) * numbers);
    return mix(...(before[u] as readonly number[]), ...how, ...own);
  });
  return call({ port: "step", rows: fan.length, distinct: prefixes.length }, () => ({
    cache: device.put(
      lease,
      before.map((past) => row("cache", scale, (i) => mix(2, i, ...past, scale))),
    ),
    latent: device.put(
      lease,
      drawn.map((path) => row("latent", scale, (i) => mix(3, i, path))),
    ),
    ...(request.measure ? { measured: measuredOf(drawn) } : {}),
  }));
}

/** Certainties within their ranges, as they would be if every bit had the same chance. */
function measuredOf(drawn: readonly number[]): Measured {
  const confidence = drawn.map((path) => mix(4, path) / 2 ** 23);
  return { confidence, logProbability: confidence.map((sure) => Math.log((1 + sure) / 2)) };
}

/** All that each distinct prefix hangs on: prompt, cache and latent, if they are of its scale. */
function pasts(
  parts: Parts,
  { condition, scale, prefixes }: StepRequest,
): readonly (readonly number[])[] {
  const [prompt] = parts.device.rowsOf(
    parts.lease.number,
    [{ tensor: condition.text as Tensor, row: 0 }],
    "condition",
  );
  const views = (kind: "cache" | "latent") => prefixes.map((prefix) => prefix[kind]);
  const caches = taken(parts, views("cache"), "cache");
  const latents = taken(parts, views("latent"), "latent");
  for (const past of [...caches, ...latents])
    if (past.scale !== scale - 1)
      throw new Error(`fake device: a ${past.kind} of scale ${past.scale} at scale ${scale}`);
  const values = (past: Row | undefined) => past?.values ?? [];
  return prefixes.map((_, u) => [prompt, caches[u], latents[u]].flatMap(values));
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
  if (prefixes.some((a, i) => prefixes.slice(0, i).some((b) => same(a, b))))
    refuse("a prefix stands twice");
  if (noise.length !== fan.length * side * side * spec.bits)
    refuse(`${noise.length} noise values for ${fan.length} paths of ${side * side} tokens`);
  if (noise.some((x) => !(x > 0 && x < 1))) refuse("noise is not inside 0…1");
}

const sameRow = (a: RowView, b: RowView) => a.tensor === b.tensor && a.row === b.row;
type Prefix = StepRequest["prefixes"][number];
const same = (a: Prefix, b: Prefix) => sameRow(a.cache, b.cache) && sameRow(a.latent, b.latent);
