import type { RunEvent } from "../events.ts";

/** The paths that generated a scale. */
export interface Generation {
  readonly scale: number;
  /** Noise keys, in path order. */
  readonly paths: readonly string[];
  /** Of each, the key at the scale before; its own at the first. */
  readonly parents: readonly string[];
  /** Of each, the key at the first scale. */
  readonly ancestors: readonly string[];
}

/** Who generated each scale and from whom they descend, from the events of one run. */
export function lineageOf(events: readonly RunEvent[]): readonly Generation[] {
  const generations: Generation[] = [];
  let origins = new Map<string, Origin>();
  const of = (key: string): Origin => origins.get(key) ?? { parent: key, ancestor: key };
  for (const event of events) {
    if (event.type === "started") origins = new Map();
    if (event.type === "generated") {
      const { scale, paths } = event;
      const parents = paths.map((key) => of(key).parent);
      const ancestors = paths.map((key) => of(key).ancestor);
      generations.push({ scale, paths, parents, ancestors });
      for (const [i, key] of paths.entries())
        origins.set(key, { parent: key, ancestor: ancestors[i] as string });
    }
    if (event.type === "selected") {
      const born = event.survivors.map(
        ({ key, from }) => [key, of(event.candidates[from]?.key ?? key)] as const,
      );
      for (const [key, origin] of born) origins.set(key, origin);
    }
  }
  return generations;
}

interface Origin {
  readonly parent: string;
  readonly ancestor: string;
}
