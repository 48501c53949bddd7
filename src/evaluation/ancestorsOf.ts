import type { RunEvent } from "../events.ts";

/**
 * How many of the first paths those that generated each scale descend from: what selections left
 * of the diversity that a run began with. One number a scale, from the events of one run.
 */
export function ancestorsOf(events: readonly RunEvent[]): readonly number[] {
  const first = new Map<string, string>();
  const counts: number[] = [];
  for (const event of events) {
    if (event.type === "started") for (const key of event.paths) first.set(key, key);
    if (event.type === "generated")
      counts.push(new Set(event.paths.map((key) => first.get(key))).size);
    if (event.type === "selected")
      for (const { key, from } of event.survivors) {
        const parent = event.candidates[from]?.key ?? key;
        first.set(key, first.get(parent) ?? parent);
      }
  }
  return counts;
}
