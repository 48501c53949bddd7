import path from "node:path";
import * as E from "fp-ts/lib/Either.js";
import { describeModel, label, type Registry, specWith } from "../src/index.ts";
import { chosenModel } from "./chosenModel.ts";
import { describeProblem } from "./describeProblem.ts";
import { type Loaded, loadGraph } from "./loadGraph.ts";
import type { Plugins } from "./loadPlugins.ts";
import type { ModelOptions } from "./modelOptions.ts";

/**
 * `varflow check`: prints every problem of every file, with place and hint; of a sound one whether it
 * is exact or heuristic, and which step decides that.
 *
 * @returns the exit code: 0 if there is none, 1 otherwise.
 */
export async function checkGraphs(
  files: readonly string[],
  { model, role, json = false }: Partial<ModelOptions> & { readonly json?: boolean },
  { operators, rewards }: Plugins,
): Promise<number> {
  const chosen = model === undefined ? undefined : chosenModel({ model, role: role ?? [] });
  const spec = chosen && specWith(await describeModel(chosen.folder, chosen.roles), rewards);
  const checked = files.map((file) => {
    const loaded = loadGraph(file, operators, spec);
    if (E.isLeft(loaded)) return { file, ok: false, problems: loaded.left };
    return { file, ok: true, problems: [], label: located(loaded.right, operators) };
  });
  for (const one of checked) {
    const { file, problems, label: found } = one;
    if (json) process.stdout.write(`${JSON.stringify(one)}\n`);
    else if (found !== undefined) process.stdout.write(`${file}: ok, ${found.text}\n`);
    else process.stdout.write(`${problems.map(describeProblem).join("\n")}\n`);
  }
  return checked.every(({ ok }) => ok) ? 0 : 1;
}

/** The label of a graph, with the place of each step that decides it, and its first reason as text. */
function located({ graph, locate, file: own }: Loaded, operators: Registry) {
  const found = label(graph, operators);
  if (found.kind === "exact") return { ...found, text: `exact at lambda ${found.lambda}` };
  const reasons = found.reasons.map(({ index, scale, why }) => {
    const { op = "", id = op } = graph.steps[index] ?? {};
    const { file, line, column } = locate({ path: ["steps", index], message: why });
    return { step: id, scale, why, file, line, column };
  });
  const { step, scale, why, file, line } = reasons[0] as (typeof reasons)[number];
  const base = path.relative(path.dirname(own), file);
  const place = base === path.basename(own) ? `line ${line}` : `line ${line} of ${base}`;
  const text = `heuristic: ${step} (${place}) at scale ${scale}: ${why}`;
  return { kind: found.kind, reasons, text };
}
