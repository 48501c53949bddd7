import path from "node:path";
import { operators as shipped } from "../operators/index.ts";
import type { AnyOperator, ImageScorer, Registry } from "../src/index.ts";
import { readPlugin } from "./readPlugin.ts";
import { UsageError } from "./UsageError.ts";

/** What the graphs of a command may name, beside what a model brings. */
export interface Plugins {
  /** Those that ship, and those of the plugins. */
  readonly operators: Registry;
  /** By role. */
  readonly rewards: Readonly<Record<string, ImageScorer>>;
  /** Name and hash of each plugin's file, for the record of a run. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * Joins the plugins that a command names to what ships: the only way code gets in.
 *
 * @throws UsageError for a plugin that cannot be read, and for a name that is taken.
 */
export async function loadPlugins(given: readonly string[] = []): Promise<Plugins> {
  const operators = new Map<string, AnyOperator>(Object.entries(shipped));
  const rewards = new Map<string, ImageScorer>();
  const files: Plugins["files"][number][] = [];
  for (const file of given) {
    const plugin = await readPlugin(file);
    files.push({ file: path.basename(file), sha256: plugin.sha256 });
    add(operators, plugin.operators, `plugin ${file}: operators`);
    add(rewards, plugin.rewards, `plugin ${file}: rewards`);
  }
  return {
    operators: Object.fromEntries(operators),
    rewards: Object.fromEntries(rewards),
    files,
  };
}

function add<T>(all: Map<string, T>, more: ReadonlyMap<string, T>, what: string): void {
  for (const [name, value] of more) {
    if (all.has(name))
      throw new UsageError(`${what}: "${name}" is there already`, "call yours another name");
    all.set(name, value);
  }
}
