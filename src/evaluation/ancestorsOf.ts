import type { RunEvent } from "../events.ts";
import { lineageOf } from "./lineageOf.ts";

/**
 * How many of the first paths those that generated each scale descend from: what selections left
 * of the diversity that a run began with. One number a scale, from the events of one run.
 */
export const ancestorsOf = (events: readonly RunEvent[]): readonly number[] =>
  lineageOf(events).map(({ ancestors }) => new Set(ancestors).size);
