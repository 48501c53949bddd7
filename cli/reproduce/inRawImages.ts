import type { StrategySummary } from "../../src/evaluation/index.ts";
import type { Found } from "./Found.ts";

/** What was found, with compute in raw images under every protocol, where any of them has raw ones. */
export function inRawImages(found: ReadonlyMap<string, Found>): ReadonlyMap<string, Found> {
  const all = [...found.values()].flatMap(({ strategies }) => strategies);
  const raw = all.find(({ graph }) => graph === "raw");
  if (raw === undefined) return found;
  const measured = (own: StrategySummary): StrategySummary => ({
    ...own,
    inRaw: {
      transformer: own.flops.transformer / raw.flops.transformer,
      total: own.flops.total / raw.flops.total,
    },
  });
  return new Map(
    [...found].map(([name, one]) => [name, { ...one, strategies: one.strategies.map(measured) }]),
  );
}
