import { operators } from "../operators/index.ts";
import { graphSchema } from "../src/index.ts";

/**
 * `varflow schema`: prints the JSON Schema of graph files, for an editor that completes by it.
 *
 * @returns the exit code, 0.
 */
export function printSchema(): number {
  process.stdout.write(`${JSON.stringify(graphSchema(operators), null, 2)}\n`);
  return 0;
}
