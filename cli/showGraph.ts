import * as E from "fp-ts/lib/Either.js";
import { describeProblem } from "./describeProblem.ts";
import { graphText } from "./graphText.ts";
import { loadGraph } from "./loadGraph.ts";
import type { Plugins } from "./loadPlugins.ts";

/**
 * `varflow show`: prints a graph scale by scale, or as JSON.
 *
 * @returns the exit code: 0, or 1 if the graph has a problem.
 */
export function showGraph(
  given: string,
  { n, json = false }: { readonly n: number; readonly json?: boolean },
  { operators }: Plugins,
): number {
  const loaded = loadGraph(given, operators);
  if (E.isLeft(loaded)) {
    process.stderr.write(`${loaded.left.map(describeProblem).join("\n")}\n`);
    return 1;
  }
  const { graph } = loaded.right;
  process.stdout.write(json ? `${JSON.stringify(graph)}\n` : graphText(graph, operators, n));
  return 0;
}
