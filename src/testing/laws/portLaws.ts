import { drawingLaws } from "./drawingLaws.ts";
import type { Law } from "./Law.ts";
import { leaseLaws } from "./leaseLaws.ts";
import { measuringLaws } from "./measuringLaws.ts";
import type { PortTrial } from "./PortTrial.ts";
import { pictureLaws } from "./pictureLaws.ts";

/**
 * What models owe a run, port by port: the shapes they promise, the same numbers whatever shares a
 * call, tensors that belong to the caller, no use of freed ones, and nothing left after the close.
 *
 * A law draws a few paths through a few scales, some through all: so it takes as long as that.
 * {@link rewardLaws} hold a reward to more.
 *
 * @example
 * const laws = portLaws({ models: () => opened, prompts: ["a cat", "two dogs"] });
 * for (const { name, check } of laws) it(name, check);
 */
export const portLaws = (trial: PortTrial): readonly Law[] => [
  ...drawingLaws(trial),
  ...(trial.measures === false ? [] : measuringLaws(trial)),
  ...pictureLaws(trial),
  ...leaseLaws(trial),
];
