import type { ResultRow } from "./ResultRow.ts";
import type { Settings } from "./Settings.ts";

/** What tells one row of an evaluation from another. */
export type RowPlace = Pick<ResultRow, "graph" | "n" | "prompt" | "seed">;

/** All rows that an evaluation will have, in their order: runs, then prompts, then seeds. */
export const placesOf = ({ runs, prompts, seeds }: Settings): readonly RowPlace[] =>
  runs.flatMap(({ graph, n }) =>
    prompts.flatMap(({ prompt }) => seeds.map((seed) => ({ graph, n, prompt, seed }))),
  );

/** A place as a key of maps. */
export const placeKey = ({ graph, n, prompt, seed }: RowPlace): string =>
  JSON.stringify([graph, n, prompt, seed]);
