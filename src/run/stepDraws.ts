import type { Batch } from "../Batch.ts";
import type { Field } from "../Path.ts";
import { type Draw, drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";

/**
 * Uniform draws of a step at the batch's scale. They depend on (seed, prompt, scale, step id)
 * alone: adding a step never shifts another step's draws.
 */
export const stepDraws = ({ run, scale }: Batch<Field> | Batch<never>, step: string): Draw =>
  drawsAt(placeAt("draw", run.seed, run.prompt, scale, step));
