import { Holdings } from "../models/Holdings.ts";
import type { Lease, Models, Sampling } from "../models/ports.ts";
import { lengthOf } from "./Prefix.ts";
import type { ToyCount } from "./ToyMemory.ts";
import { type Rescore, ToyTruth } from "./ToyTruth.ts";
import type { Redescribe } from "./toyEncoder.ts";
import { prefixIn } from "./toyPicture.ts";
import { type ToyCall, toyPorts } from "./toyPorts.ts";
import { toySpec } from "./toySpec.ts";

/** What may be different about a toy. */
export interface ToyOptions {
  /** Scales of one token with one bit, 1…16; 13 if absent. */
  readonly scales?: number;
  /** Sampling values of every scale; guidance 2, temperature 0.9, top-p 0.92 if absent. */
  readonly sampling?: Sampling;
  /** Most rows of one call; 64 if absent. */
  readonly batch?: number;
  /** Replaces scores, of the truth too: another reward, or one that breaks on chosen images. */
  readonly rescore?: Rescore;
  /** Replaces a feature vector. */
  readonly redescribe?: Redescribe;
  /** Told of each model call when it starts. */
  readonly watch?: (call: ToyCall) => void;
}

/** A toy: models like any other, and all that is true of them. */
export interface ToyModels extends Models {
  readonly truth: ToyTruth;
  /** Tensors alive now, over all leases. */
  readonly live: number;
  /** Tensors that only the end of their lease freed: 0 where every run completed and leaked none. */
  readonly abandoned: number;
  /** Place of a finished picture `[3, H, W]` among the truth's images. */
  indexOf(pixels: Float32Array): number;
}

/**
 * A model so small that all is known of it: one bit a scale, 2^K images, each with its chance and
 * its score.
 *
 * What a path draws hangs on its own bits, noise, prompt and sampling values alone. The toy counts
 * its tensors and refuses wrong use of them.
 */
export function toyModels(options: ToyOptions = {}): ToyModels {
  const { scales = 13, batch = 64, sampling, rescore, redescribe, watch } = options;
  const spec = toySpec(scales, sampling);
  const truth = new ToyTruth(spec.sampling, rescore);
  const count: ToyCount = { live: 0, abandoned: 0 };
  return {
    spec,
    batch,
    truth,
    get live() {
      return count.live;
    },
    get abandoned() {
      return count.abandoned;
    },
    indexOf: (pixels) => {
      const prefix = prefixIn(pixels);
      if (lengthOf(prefix) === scales) return prefix - 2 ** scales;
      throw new RangeError(`the picture shows ${lengthOf(prefix)} of ${scales} bits`);
    },
    lease: () => {
      const holdings = new Holdings();
      const ports = toyPorts({ truth, holdings, count, batch, redescribe, watch });
      return { ...ports, holdings, close: async () => holdings.close() } satisfies Lease;
    },
    settled: async () => {},
    close: async () => {},
  };
}
