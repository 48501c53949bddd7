// Prints how much longer the library takes than the bare ONNX Runtime calls that it makes: the same
// sessions, shapes and order, on one thread each, both sides in this one process, turn by turn.
//   node dist/bench/overhead.js [rounds, default 9] [model folder]
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { lastValueFrom, toArray } from "rxjs";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { drawAll, filesOf, openModels, readBundle } from "../src/index.ts";
import { conditions } from "./conditions.ts";
import { type RecordedCall, recordCalls } from "./recordCalls.ts";
import { readPromptSet } from "./readPromptSet.ts";
import { searchNamed } from "./searchNamed.ts";

const rounds = Number(process.argv[2] ?? 9);
const folder = process.argv[3] ?? shipped("models", "shapes-64");
const prompts = readPromptSet("heldout").slice(0, 8);

/** The recorded calls with inputs of their shapes, ready to run. */
async function bareCalls(calls: readonly RecordedCall[]): Promise<() => Promise<void>> {
  const { bundle } = await readBundle(folder);
  const sessions = new Map<string, InferenceSession>();
  for (const [name, { file }] of Object.entries(filesOf(bundle)))
    sessions.set(
      name,
      await InferenceSession.create(join(folder, file), {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
      }),
    );
  const ready = calls.map(({ session, inputs, outputs }) => ({
    session: sessions.get(session) as InferenceSession,
    outputs,
    feeds: Object.fromEntries(inputs.map((input) => [input.name, filled(input, calls)])),
  }));
  return async () => {
    for (const { session, feeds, outputs } of ready) await session.run(feeds, outputs);
  };
}

/** Floats in 0…1 and indices that are there; `scale` is told by how many tokens are drawn. */
function filled({ name, type, shape }: RecordedCall["inputs"][number], _: unknown): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  if (type === "int64") return new Tensor("int64", new BigInt64Array(size), [...shape]);
  const value = name === "temperature" || name === "guidance" || name === "top_p" ? 1 : 0.5;
  return new Tensor("float32", new Float32Array(size).fill(value), [...shape]);
}
