import { readdirSync, readFileSync } from "node:fs";
import * as t from "io-ts";
import { parse } from "yaml";
import { Experiment, Protocol } from "../../src/evaluation/index.ts";
import { problemsOf } from "../../src/graph/Problem.ts";
import { nearest } from "../../src/index.ts";
import { shipped } from "../shipped.ts";
import { UsageError } from "../UsageError.ts";

/** The paper's experiments, and how many prompts and seeds each gets. */
export interface Experiments {
  readonly experiments: readonly Experiment[];
  readonly protocols: Readonly<Record<string, Protocol>>;
}

const Protocols = t.record(t.string, Protocol);

/** Reads the files of `experiments/`, main comparison first, then by name. */
export function readExperiments(): Experiments {
  const files = readdirSync(shipped("experiments")).filter((file) => file.endsWith(".yaml"));
  const experiments = files
    .filter((file) => !["protocols.yaml", "quoted.yaml"].includes(file))
    .map((file) => read(file, Experiment))
    .sort((a, b) => order(a.name).localeCompare(order(b.name)));
  return { experiments, protocols: read("protocols.yaml", Protocols) };
}

/**
 * Those that a command names; if it names none all but those beyond the paper, of which only those
 * that `isThere` says.
 */
export function chosen(
  { experiments }: Experiments,
  names: readonly string[],
  isThere: (protocol: string) => boolean,
): readonly Experiment[] {
  const known = experiments.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name)) {
      const near = nearest(name, known);
      throw new UsageError(
        `no experiment "${name}"`,
        near ? `did you mean "${near}"?` : `one of: ${known.join(", ")}`,
      );
    }
  return experiments.filter(({ name, protocol, beyond }) =>
    names.length === 0 ? !beyond || isThere(protocol) : names.includes(name),
  );
}

/** `main`, `wide`, then tables by number, then figures. */
const order = (name: string): string =>
  ({ main: "0", wide: "1" })[name] ?? name.replace(/^table-(\d)$/, "table-0$1").replace(/^t/, "2t");

function read<A>(file: string, codec: t.Type<A, unknown>): A {
  const path = shipped("experiments", file);
  const decoded = codec.decode(parse(readFileSync(path, "utf8")));
  const [problem] = problemsOf(decoded);
  if (decoded._tag === "Left" || problem !== undefined)
    throw new UsageError(`${path}: ${problem?.path.join(".")}: ${problem?.message}`);
  return decoded.right;
}
