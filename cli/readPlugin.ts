import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type AnyOperator, codecs, type ImageScorer, isOperator } from "../src/index.ts";
import { UsageError } from "./UsageError.ts";

/** What an ES module brings to a command. */
export interface Plugin {
  /** SHA-256 of the file's bytes alone, not of what it imports. */
  readonly sha256: string;
  /** By the names that graph files may say from now on. */
  readonly operators: ReadonlyMap<string, AnyOperator>;
  /** By role. */
  readonly rewards: ReadonlyMap<string, ImageScorer>;
}

/**
 * Runs an ES module and takes what it exports as `operators` and `rewards`.
 *
 * @throws UsageError for a file that is missing, fails or exports something else.
 */
export async function readPlugin(file: string): Promise<Plugin> {
  const refuse: Refuse = (why, hint) => {
    throw new UsageError(`plugin ${file}: ${why}`, hint);
  };
  if (!existsSync(file) || !statSync(file).isFile()) refuse("there is no such file");
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  const exported: Exports = await import(pathToFileURL(path.resolve(file)).href).catch((cause) =>
    refuse(`cannot be run: ${cause instanceof Error ? cause.message : String(cause)}`),
  );
  if (exported.operators === undefined && exported.rewards === undefined)
    refuse(`exports ${Object.keys(exported).join(", ") || "nothing"}`, wanted);
  const operators = entriesOf("operators", exported, refuse);
  const rewards = entriesOf("rewards", exported, refuse);
  return {
    sha256,
    operators: new Map(operators.map(([name, value]) => [name, operatorOf(name, value, refuse)])),
    rewards: new Map(rewards.map(([name, value]) => [name, scorerOf(name, value, refuse)])),
  };
}

type Exports = Readonly<Record<string, unknown>>;
type Refuse = (why: string, hint?: string) => never;

const wanted = "it needs: export const operators = { mine }, or export const rewards = { mine }";

function entriesOf(key: string, exported: Exports, refuse: Refuse): [string, unknown][] {
  const { [key]: table = {} } = exported;
  const isTable = typeof table === "object" && table !== null && !Array.isArray(table);
  return isTable ? Object.entries(table) : refuse(`${key} is no mapping`, wanted);
}

function operatorOf(name: string, value: unknown, refuse: Refuse): AnyOperator {
  if (!isOperator(value)) return refuse(`operators.${name} was not made by defineOperator`);
  if (value.name === name) return value;
  return refuse(`operators.${name} is called "${value.name}": export it by that name`);
}

function scorerOf(name: string, value: unknown, refuse: Refuse): ImageScorer {
  if (typeof value !== "function") return refuse(`rewards.${name} is no function`);
  return codecs.Name.is(name)
    ? (value as ImageScorer)
    : refuse(`rewards: "${name}": expected ${codecs.Name.name}`);
}
