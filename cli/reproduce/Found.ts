import type { Results, StrategySummary } from "../../src/evaluation/index.ts";
import type { Timing } from "../readResults.ts";

/** What was found under one protocol. */
export interface Found {
  readonly results: Results;
  readonly timings: readonly Timing[];
  readonly strategies: readonly StrategySummary[];
}
