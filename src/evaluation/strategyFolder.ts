import type { Strategy } from "./Strategy.ts";

/**
 * The folder of a strategy's pictures, `tts-var-n2`: another for every strategy, and a single name
 * on any file system, whatever the graph is called.
 */
export const strategyFolder = ({ graph, n }: Strategy): string =>
  `${graph.replace(/[^A-Za-z0-9._-]/gu, escaped)}-n${n}`;

/** `%` is escaped too, so that no two names meet. */
const escaped = (letter: string): string =>
  `%${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, "0")}`;
