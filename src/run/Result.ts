import type { Cost } from "./Cost.ts";

/** A picture in the host's memory, `[3, H, W]` row-major, float32 in 0…1. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** An image that a run ends with. */
export interface Chosen {
  /** Noise key of the path that was kept. */
  readonly key: string;
  readonly image: Image;
  /** Reward of this image; `null` where the graph scored none at the last scale. */
  readonly score: number | null;
  /**
   * Log-weight of the path that was kept. Where the graph is exact, e to its power is an unbiased
   * estimate of the evidence, E e^{lambda · score} over what the model draws.
   */
  readonly logWeight: number;
}

/** The image that a run ends with, and how it came about. */
export interface Result extends Chosen {
  readonly prompt: string;
  readonly seed: number;
  readonly n: number;
  /** Further images of a graph that chooses several, the best first; else none. */
  readonly others: readonly Chosen[];
  /**
   * By scale, then by reward (its role, or what a combination is called): scores in path order,
   * `null` for a path whose reward broke. Where a scale was scored more than once, one behind the other.
   */
  readonly scores: Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>;
  /** Paths that generated each scale; again, if they did so again. */
  readonly widths: readonly number[];
  readonly cost: Cost;
}
