import type { Choice } from "../codecs.ts";
import type { potentials } from "../selection/potentials.ts";
import type { Scheme } from "../selection/resamplers.ts";

/** What proposals for a model may be made of. A family whose list is empty makes none. */
export interface Room {
  /** The reward that selects. */
  readonly reward: string;
  /** The last scale. */
  readonly last: number;
  /** Most paths at once. */
  readonly widest: number;
  /** Most selections by score before the last scale. */
  readonly looks: number;
  /** Scales before the last at whose end paths may be selected by their scores, ascending. */
  readonly scales: readonly number[];
  /** Scales at whose end a diverse few may be kept first, ascending. */
  readonly coarse: readonly number[];
  /** Sides that unfinished pictures may be decoded at; `null` is the full one. */
  readonly sides: readonly (number | null)[];
  /** Inverse temperatures of a resampling. */
  readonly lambdas: readonly number[];
  readonly potentials: readonly Choice<typeof potentials>[];
  readonly schemes: readonly Scheme[];
  /** Encoders that tell pictures apart. */
  readonly encoders: readonly string[];
  /** Words for how their patches become one vector. */
  readonly reducers: readonly string[];
  /** Most rounds of a search that is made again and again, ≥ 1. */
  readonly rounds: readonly number[];
  /** Scores that are good enough for no further round. */
  readonly untils: readonly number[];
}
