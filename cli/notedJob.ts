import type { Job, RunEvent } from "../src/index.ts";

/** A run of a measurement, which hands over what it found when it is done. */
export interface NotedJob extends Job {
  /** What is drawn, for a person. */
  readonly name: string;
  /** Takes up what the run told. */
  readonly take: () => void;
}

/** Gathers a run's events until they are taken. */
export function notedJob(
  job: Job & { readonly name: string },
  found: (events: readonly RunEvent[]) => void,
): NotedJob {
  const events: RunEvent[] = [];
  return {
    ...job,
    observe: (event) => void events.push(event),
    take: () => found(events.splice(0)),
  };
}
