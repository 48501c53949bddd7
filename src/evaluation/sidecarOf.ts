import type { RunEvent } from "../events.ts";
import type { Result } from "../run/Result.ts";
import { lineageOf } from "./lineageOf.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { Settings } from "./Settings.ts";
import type { Selection, Sidecar } from "./Sidecar.ts";

/** A finished picture of an evaluation. */
export interface Finished {
  readonly row: ResultRow;
  readonly result: Result;
  /** Of its run, in order. */
  readonly events: readonly RunEvent[];
}

/** What a picture's JSON file says: a function of the inputs alone, as its row is. */
export function sidecarOf({ row, result, events }: Finished, settings: Settings): Sidecar {
  const { graph, n, prompt, seed, tag, key, image, scores, widths, flops, flopsExecuted } = row;
  const { model, modelHash, device, graphs } = settings;
  return {
    format: 1,
    ...{ graph, n, prompt, seed, tag, key, image, model, modelHash, device },
    schedule: graphs[graph] ?? {},
    widths,
    lineage: lineageOf(events),
    selections: events.flatMap(selectionOf),
    seen: result.scores,
    decoded: [result.image.width, result.image.height],
    ...{ scores, flops, flopsExecuted },
  };
}

const selectionOf = (event: RunEvent): readonly Selection[] =>
  event.type !== "selected"
    ? []
    : [
        {
          ...{ scale: event.scale, step: event.step, op: event.op },
          candidates: event.candidates.map(({ key }) => key),
          kept: event.survivors.map(({ from }) => from),
        },
      ];
