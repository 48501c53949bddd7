import * as E from "fp-ts/lib/Either.js";
import { describeModel } from "../src/index.ts";
import { bundleFolder } from "./bundleFolder.ts";
import { describeProblem } from "./describeProblem.ts";
import { loadGraph } from "./loadGraph.ts";

/**
 * `varflow check`: prints every problem of every file, with place and hint.
 *
 * @returns the exit code: 0 if there is none, 1 otherwise.
 */
export async function checkGraphs(
  files: readonly string[],
  { model, json = false }: { readonly model?: string; readonly json?: boolean },
): Promise<number> {
  const spec = model === undefined ? undefined : await describeModel(bundleFolder(model));
  const checked = files.map((file) => {
    const loaded = loadGraph(file, spec);
    return { file, problems: E.isLeft(loaded) ? loaded.left : [] };
  });
  for (const { file, problems } of checked) {
    if (json)
      process.stdout.write(`${JSON.stringify({ file, ok: problems.length === 0, problems })}\n`);
    else if (problems.length === 0) process.stdout.write(`${file}: ok\n`);
    else process.stdout.write(`${problems.map(describeProblem).join("\n")}\n`);
  }
  return checked.every(({ problems }) => problems.length === 0) ? 0 : 1;
}
