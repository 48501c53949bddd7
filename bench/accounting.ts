// Prints what Best-of-N and TTS-VAR cost by each way to count, of the model that the paper has and of
// the embedded one: how far "less than half of the compute" hangs on what is left out.
//   node dist/bench/accounting.js
import { largestUnit } from "../cli/largestUnit.ts";
import { shipped } from "../cli/shipped.ts";
import { usableGraph } from "../cli/usableGraph.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { operators } from "../operators/index.ts";
import { describeModel, type ModelSpec, type Plan, planOf } from "../src/index.ts";
import { accountingTable } from "./accountingTable.ts";

const planned = (name: string, n: number, spec: ModelSpec): Plan =>
  planOf(usableGraph(name, operators, spec), operators, spec, n);

const parts = [
  "Best-of-N and TTS-VAR by each way to count; a dash where a model has no such decode.\n",
];
for (const model of ["infinity-2b", "shapes-64"]) {
  const spec = await describeModel(shipped("models", model));
  const bestOfN = [planned("best-of-n", 1, spec), planned("best-of-n", 8, spec)] as const;
  const ttsVar = [planned("tts-var", 1, spec), planned("tts-var", 2, spec)] as const;
  const unit = largestUnit(bestOfN[0].flops.transformer, "FLOP");
  parts.push(`${model}:\n\n${accountingTable({ cost: spec.cost, bestOfN, ttsVar }, unit)}\n`);
}
const text = parts.join("\n");
process.stdout.write(text);
await writeSafely(shipped("bench", "results", "accounting.md"), text);
