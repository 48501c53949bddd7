import type { Sampling } from "../models/ports.ts";
import type { Overrides } from "../run/Run.ts";
import { resolveSampling } from "../run/resolveSampling.ts";
import { chanceOfOne } from "./chanceOfOne.ts";
import { bitsOf, lengthOf, type Prefix, prefixOf } from "./Prefix.ts";
import { type ToyLogits, toyLogits } from "./toyLogits.ts";
import { toyScores } from "./toyScores.ts";

/** What a score or a feature vector is said of. */
export interface ToySeen {
  /** Role of the reward or encoder. */
  readonly name: string;
  /** The bits that the picture shows, oldest first: all of them, or those drawn so far. */
  readonly bits: string;
}

/** Replaces a score: any number, NaN and the infinities too. */
export type Rescore = (score: number, seen: ToySeen & { readonly prompt: string }) => number;

/** How images are drawn, and which are wanted. */
export interface Aim {
  readonly prompt: string;
  /** Role of the reward. */
  readonly reward: string;
  /** Inverse temperature in 1/score. */
  readonly lambda: number;
  /** What a graph's `generate` overrides. */
  readonly sampling?: Overrides;
}

/** An unnormalised law over all images. */
export interface Target {
  /** p(x)·e^{λ·s(x)} of each image x, `[2^K]`, in the order of {@link ToyTruth.images}. */
  readonly mass: Float64Array;
  /** Z: all of it together. */
  readonly total: number;
}

/** All that can be known of a toy: its images, how likely each is drawn, and what it scores. */
export class ToyTruth {
  private readonly logits = new Map<string, ToyLogits>();
  private readonly scores = new Map<string, Float64Array>();
  /** Every image by its bits, `[2^K]`: "000", "001", … */
  readonly images: readonly string[];
  /** Sampling values of each scale, where nothing overrides them. */
  readonly sampling: readonly Sampling[];
  private readonly rescore: Rescore;

  constructor(sampling: readonly Sampling[], rescore: Rescore = (score) => score) {
    this.sampling = sampling;
    this.rescore = rescore;
    const count = 2 ** sampling.length;
    this.images = Array.from({ length: count }, (_, i) => bitsOf(count + i));
  }

  get scales(): number {
    return this.sampling.length;
  }

  /** Reward of an image, or of what shows of one. */
  score(reward: string, bits: string, prompt: string): number {
    return this.scoreOf(reward, prefixOf(bits), prompt);
  }
  /** Chance that these are the first bits drawn: for all of an image's, p(x). */
  probability(bits: string, prompt: string, overrides: Overrides = {}): number {
    let [p, prefix] = [1, 1];
    for (const bit of bits) {
      const one = this.chance(prefix, prompt, this.samplingAt(lengthOf(prefix), overrides));
      p *= bit === "1" ? one : 1 - one;
      prefix = 2 * prefix + Number(bit);
    }
    return p;
  }
  /** p(x)·e^{λ·s(x)} of every image; 0 where the score is NaN or infinite. */
  target({ reward, lambda, prompt, sampling = {} }: Aim): Target {
    const count = this.images.length;
    const p = new Float64Array(2 * count).fill(1);
    for (let prefix = 1; prefix < count; prefix++) {
      const one = this.chance(prefix, prompt, this.samplingAt(lengthOf(prefix), sampling));
      p[2 * prefix] = (p[prefix] as number) * (1 - one);
      p[2 * prefix + 1] = (p[prefix] as number) * one;
    }
    const mass = p.subarray(count).map((chance, i) => {
      const score = this.scoreOf(reward, count + i, prompt);
      return Number.isFinite(score) ? chance * Math.exp(lambda * score) : 0;
    });
    return { mass, total: mass.reduce((a, b) => a + b) };
  }

  /** Chance that the bit after `prefix` is a 1. */
  chance(prefix: Prefix, prompt: string, sampling: Sampling): number {
    const make = () => toyLogits(prompt, this.scales);
    const { conditional, unconditional } = known(this.logits, prompt, make);
    return chanceOfOne(conditional[prefix] ?? 0, unconditional[prefix] ?? 0, sampling);
  }
  /** Reward of the picture of `prefix`. */
  scoreOf(reward: string, prefix: Prefix, prompt: string): number {
    const make = () => toyScores(reward, prompt, this.scales);
    const score = known(this.scores, `${reward}\n${prompt}`, make)[prefix] ?? 0;
    return this.rescore(score, { name: reward, bits: bitsOf(prefix), prompt });
  }
  private samplingAt(scale: number, overrides: Overrides): Sampling {
    return resolveSampling(this.sampling, overrides, scale);
  }
}

/** What stands under a key; made where nothing does. */
function known<T>(table: Map<string, T>, key: string, make: () => T): T {
  const found = table.get(key);
  if (found !== undefined) return found;
  const made = make();
  table.set(key, made);
  return made;
}
