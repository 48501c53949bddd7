import { ModelError } from "../errors.ts";
import type { RunEvent } from "../events.ts";
import type { CostTable } from "../models/CostTable.ts";
import type { Measured } from "../models/Measured.ts";
import type { Lease, Models, Start } from "../models/ports.ts";
import type { Certainty } from "../Path.ts";
import { reducers } from "../selection/reducers.ts";
import type { RowView } from "../Tensor.ts";
import { viewRows } from "../Tensor.ts";
import type { CostMeter } from "./Cost.ts";
import { drawNoise } from "./drawNoise.ts";
import { flopsOf } from "./flopsOf.ts";
import { inChunks } from "./inChunks.ts";
import type { Drawing, Drawn, Overrides, Run } from "./Run.ts";
import { resolveSampling } from "./resolveSampling.ts";
import { sharePrefixes } from "./sharePrefixes.ts";

/** What a run is made of, once its lease is open and its prompt has begun. */
export interface RunParts {
  readonly prompt: string;
  readonly seed: number;
  readonly n: number;
  readonly models: Models;
  readonly lease: Lease;
  readonly start: Start;
  readonly meter: CostMeter;
  readonly emit: (event: RunEvent) => void;
}

/** Joins models, cost and events into what operators work with. */
export function openRun(parts: RunParts): Run {
  const { prompt, seed, n, models, lease, meter, emit } = parts;
  const { cost } = models.spec;
  return {
    prompt,
    seed,
    n,
    sides: models.spec.sides,
    emit,
    generate: (paths, scale, overrides, measure = false) =>
      inChunks(paths, models.batch, (chunk) =>
        generateChunk(parts, chunk, { scale, overrides, measure }),
      ),
    decode: (latents, side) => {
      if (side !== undefined && !Object.hasOwn(cost.smallerDecodes, side))
        throw new ModelError(models.spec.name, `does not decode at side ${side}`, sidesOf(cost));
      const decode = { images: latents.length, ...(side === undefined ? {} : { side }) };
      meter.add("decode", flopsOf({ decode }, cost, 0).decode);
      return inChunks(latents, decodedAtOnce(models), async (chunk) =>
        viewRows(await lease.decoder.decode(chunk, side), [...chunk.keys()]),
      );
    },
    encode: (name, images, reduce) => {
      const encoder = filled("encoder", name, lease.encoders, models);
      meter.add("extract", (cost.extract[name] ?? 0) * images.length);
      // What hangs on all pictures must not hang on the batch limit: a joint reduction is one call.
      const limit = isJoint(reduce) ? images.length : models.batch;
      return inChunks(images, limit, (chunk) => encoder.encode(chunk, reduce));
    },
    score: (name, images) => {
      const reward = filled("reward", name, lease.rewards, models);
      meter.add("score", (cost.score[name] ?? 0) * images.length);
      return inChunks(images, models.batch, (chunk) => reward.score(chunk, prompt));
    },
  };
}

/** Pixels of one decode: a decoder's planes are hundreds of times larger than its pictures. */
const pixelsAtOnce = 2 * 1024 ** 2;

const decodedAtOnce = ({ batch, spec: { image } }: Models): number =>
  Math.max(1, Math.min(batch, Math.floor(pixelsAtOnce / (image[1] * image[2]))));

const sidesOf = ({ smallerDecodes }: CostTable): string =>
  `smaller sides it has: ${Object.keys(smallerDecodes).join(", ") || "none"}`;

const isJoint = (word: string): boolean =>
  Object.hasOwn(reducers, word) && reducers[word as keyof typeof reducers].joint;

async function generateChunk(
  { prompt, seed, models, lease, start, meter }: RunParts,
  paths: readonly Drawing[],
  { scale, overrides, measure }: Asked,
): Promise<readonly Drawn[]> {
  const { spec } = models;
  const { prefixes, fan } = sharePrefixes(paths);
  const flops = spec.cost.transformer[scale] ?? 0;
  meter.add("transformer", flops * paths.length, flops * prefixes.length);
  const { cache, latent, measured } = await lease.generator.step({
    condition: start.condition,
    scale,
    prefixes,
    fan,
    noise: drawNoise(
      { seed, prompt, scale },
      paths.map(({ key }) => key),
      (spec.sides[scale] ?? 0) ** 2 * spec.bits,
    ),
    sampling: resolveSampling(spec.sampling, overrides, scale),
    ...(measure ? { measure } : {}),
  });
  if (measure && measured === undefined)
    throw new ModelError(spec.name, "does not tell how sure it was", "leave out measure: true");
  const caches = viewRows(cache, fan);
  const latents = viewRows(latent, [...paths.keys()]);
  return caches.map((view, i) => ({
    ...{ cache: view, latent: latents[i] as RowView },
    ...(measured === undefined ? {} : { measured: certaintyOf(measured, i, scale) }),
  }));
}

/** What a call of the generator is asked for. */
interface Asked {
  readonly scale: number;
  readonly overrides: Overrides;
  readonly measure: boolean;
}

const certaintyOf = (
  { logProbability, confidence }: Measured,
  path: number,
  scale: number,
): Certainty => ({
  scale,
  logProbability: logProbability[path] ?? Number.NaN,
  confidence: confidence[path] ?? Number.NaN,
});

function filled<T>(
  kind: string,
  name: string,
  ports: Readonly<Record<string, T>>,
  { spec }: Models,
): T {
  const port = Object.hasOwn(ports, name) ? ports[name] : undefined;
  if (port !== undefined) return port;
  const has = Object.keys(ports).join(", ") || "none";
  throw new ModelError(spec.name, `has no ${kind} "${name}"`, `it has: ${has}`);
}
