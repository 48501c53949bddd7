import { groupBy, strategyName } from "../src/evaluation/index.ts";
import type { Timing } from "./readResults.ts";

/**
 * Mean seconds of the machine an image, by strategy: from start to picture, over the prompts that
 * were drawn side by side.
 */
export const meanSeconds = (timings: readonly Timing[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...groupBy(timings, strategyName)].map(([name, own]) => [
      name,
      own.reduce((sum, { wallMs, inFlight }) => sum + wallMs / inFlight, 0) / own.length / 1000,
    ]),
  );
