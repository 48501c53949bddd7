import { GraphChange, GraphFile, ofChanges } from "./GraphFile.ts";
import { isMapping } from "./Layers.ts";
import type { Located } from "./locator.ts";
import { type Problem, problemsOf } from "./Problem.ts";
import { readYaml, type Yaml } from "./readYaml.ts";
import type { StepTest } from "./StepTest.ts";

/** One graph file by itself: a graph, or what it changes in the graph that it extends. */
export interface Written extends Yaml {
  /** What `tests` says: no part of the graph, and of no file that extends this one. */
  readonly tests: readonly StepTest[];
  /** What `extends` says, if the file has that key. */
  readonly base: unknown;
  /** All that is wrong with it, whatever other files say. */
  readonly problems: readonly Located[];
}

/** Reads one graph file. */
export function writtenIn(text: string, file: string): Written {
  const read = readYaml(text, file);
  if (read._tag === "Left") {
    const start = (problem: Problem): Located => ({ ...problem, file, line: 1, column: 1 });
    return { value: undefined, tests: [], base: undefined, problems: read.left, locate: start };
  }
  const { value, locate } = read.right;
  const changes = isMapping(value) && Object.hasOwn(value, "extends");
  const found = changes
    ? problemsOf(GraphChange.decode(value))
    : [...problemsOf(GraphFile.decode(value)), ...misplaced(value)];
  const { tests = [], ...rest } = isMapping(value) ? value : {};
  return {
    value: rest,
    tests: tests as readonly StepTest[], // if there is no problem
    base: changes ? value.extends : undefined,
    problems: found.map(locate),
    locate,
  };
}

/** Keys that mean something only where another file is extended. */
function misplaced(value: unknown): readonly Problem[] {
  if (!isMapping(value)) return [];
  const stray = (part: unknown, path: Problem["path"], keys: readonly string[]) =>
    keys.flatMap((key): readonly Problem[] =>
      isMapping(part) && Object.hasOwn(part, key)
        ? [{ path: [...path, key], message: `"${key}" changes another file`, hint }]
        : [],
    );
  const steps: readonly unknown[] = Array.isArray(value.steps) ? value.steps : [];
  return [
    ...stray(value, [], ofChanges.head),
    ...steps.flatMap((step, i) => stray(step, ["steps", i], ofChanges.step)),
  ];
}

const hint = "name that file, for example extends: ./tts-var.yaml; else steps run as they stand";
