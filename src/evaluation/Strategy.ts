import type { ResultRow } from "./ResultRow.ts";

/** What an evaluation compares: a graph, run with an n. */
export type Strategy = Pick<ResultRow, "graph" | "n">;

/** A strategy in words and as the command line takes it: `tts-var@2`. */
export const strategyName = ({ graph, n }: Strategy): string => `${graph}@${n}`;
