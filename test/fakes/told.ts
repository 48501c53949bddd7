import type { RunEvent } from "../../src/events.ts";

/** Events as a run tells them, with what lineages are read off. */
export const started = (...paths: readonly string[]) =>
  ({ type: "started", paths }) as unknown as RunEvent;
export const generated = (scale: number, ...paths: readonly string[]) =>
  ({ type: "generated", scale, paths }) as unknown as RunEvent;
/** Each survivor with its place among the candidates. */
export const selected = (
  from: readonly string[],
  ...kept: readonly (readonly [string, number])[]
) =>
  ({
    type: "selected",
    candidates: from.map((key) => ({ key })),
    survivors: kept.map(([key, place]) => ({ key, from: place })),
  }) as unknown as RunEvent;
