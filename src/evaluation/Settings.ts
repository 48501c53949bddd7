import * as t from "io-ts";
import { closed, Natural, PositiveInt } from "../codecs.ts";
import { Excluded, Wanted } from "./PromptRow.ts";
import type { ResultRow } from "./ResultRow.ts";

/** A prompt of an evaluation; a judge needs to know what a right picture shows. */
export const Asked = closed(
  { prompt: t.string, tag: t.union([t.string, t.null]) },
  { include: t.readonlyArray(Wanted), exclude: t.readonlyArray(Excluded), unseen: t.boolean },
);
export type Asked = t.TypeOf<typeof Asked>;

/**
 * Everything that the rows of an evaluation depend on. Rows belong together only if these are equal;
 * their order is runs, then prompts, then seeds.
 */
export const Settings = closed({
  format: t.literal(1),
  model: t.string,
  modelHash: t.string,
  /** The graphs that run, fully resolved, by name. */
  graphs: t.record(t.string, t.UnknownRecord),
  /** The strategies, in order. */
  runs: t.array(closed({ graph: t.string, n: PositiveInt })),
  prompts: t.array(Asked),
  seeds: t.array(Natural),
  /** Rewards that score every finished picture. */
  rewards: t.array(t.string),
  /** Encoder of `features`; `null` where there is none. */
  encoder: t.union([t.string, t.null]),
  /** Files of code that a user brought, with their hashes. */
  plugins: t.array(closed({ file: t.string, sha256: t.string })),
  /** What bytes may depend on beside all that: provider, runtime, processor family. */
  device: t.record(t.string, t.string),
});
export type Settings = t.TypeOf<typeof Settings>;

/** An evaluation: what was asked, and the rows that are there, in any order. */
export interface Results {
  readonly settings: Settings;
  readonly rows: readonly ResultRow[];
}
