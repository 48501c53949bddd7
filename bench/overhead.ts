// Prints how much longer the library takes than the bare ONNX Runtime calls that it makes: the same
// sessions, shapes and order, on one thread each, both sides in this one process, turn by turn.
//   node dist/bench/overhead.js [rounds, default 9] [model folder]
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { lastValueFrom, toArray } from "rxjs";
import { inFlightOn } from "../cli/inFlightOn.ts";
import { searchNamed } from "../cli/searchNamed.ts";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { drawAll, filesOf, openModels, readBundle } from "../src/index.ts";
import { conditions, conditionsLine } from "./conditions.ts";
import { readPromptSet } from "./readPromptSet.ts";
import { type Input, type RecordedCall, recordCalls } from "./recordCalls.ts";

const rounds = Number(process.argv[2] ?? 9);
const folder = process.argv[3] ?? shipped("models", "shapes-64");
const prompts = readPromptSet("heldout")
  .slice(0, 16)
  .map(({ prompt }) => prompt);

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
  const ready = calls.map((call) => ({
    ...call,
    session: sessions.get(call.session) as InferenceSession,
    feeds: Object.fromEntries(call.inputs.map((input) => [input.name, tensorOf(input)])),
  }));
  // Outputs go on as inputs and are let go after their last use, as any program would do it.
  const ends = new Map(
    calls.flatMap(({ inputs, keep }, place) =>
      [...Object.values(keep), ...inputs.flatMap(({ id }) => id ?? [])].map((id) => [id, place]),
    ),
  );
  return async () => {
    const live = new Map<number, Tensor>();
    for (const [place, { session, inputs, feeds, outputs, keep }] of ready.entries()) {
      const chained = inputs.flatMap(({ name, id }) =>
        id !== undefined && live.has(id) ? [[name, live.get(id) as Tensor] as const] : [],
      );
      const made = await session.run({ ...feeds, ...Object.fromEntries(chained) }, outputs);
      for (const [output, id] of Object.entries(keep)) live.set(id, made[output] as Tensor);
      for (const id of live.keys()) if ((ends.get(id) as number) <= place) live.delete(id);
    }
  };
}

/** The very numbers where the host gave them, one half everywhere for tensors of the device. */
function tensorOf({ type, shape, data }: Input): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return type === "int64"
    ? new Tensor("int64", data as BigInt64Array, shape)
    : new Tensor("float32", (data as Float32Array) ?? new Float32Array(size).fill(0.5), shape);
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] as number;
const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
const percent = (ratio: number): string => ((ratio - 1) * 100).toFixed(1);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const models = await openModels(folder, { workers: 1 });
const { graph, search } = searchNamed("tts-var");
const jobs = prompts.map((prompt) => ({
  prompt,
  seed: 3,
  n: 1,
  paths: graph.paths,
  models,
  search,
}));
const library = () => lastValueFrom(drawAll(jobs, inFlightOn(1)).pipe(toArray()));
try {
  const bare = await bareCalls(await recordCalls(library));
  await bare();
  const pairs: { library: number; bare: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [library, bare] : [bare, library];
    const times = [await timed(first), await timed(second)] as [number, number];
    const [own, calls] = round % 2 === 0 ? times : times.toReversed();
    pairs.push({
      library: own as number,
      bare: calls as number,
      ratio: (own as number) / (calls as number),
    });
  }
  const ratio = median(pairs.map((pair) => pair.ratio));
  const quartiles = [0.25, 0.75].map((share) =>
    percent(
      quantile(
        pairs.map((p) => p.ratio),
        share,
      ),
    ),
  );
  const text =
    `tts-var, n = 1, ${prompts.length} prompts, medians of ${rounds} rounds: ` +
    `library ${median(pairs.map((p) => p.library)).toFixed(0)} ms, ` +
    `bare calls ${median(pairs.map((p) => p.bare)).toFixed(0)} ms, ` +
    `overhead ${percent(ratio)} % (quartiles ${quartiles.join(" and ")})\n\n${conditionsLine(models.spec)}\n`;
  process.stdout.write(text);
  const record = { ...conditions(models.spec), rounds: pairs, overhead: ratio - 1 };
  await writeSafely(shipped("bench", "results", "overhead.json"), `${JSON.stringify(record)}\n`);
  await writeSafely(shipped("bench", "results", "overhead.md"), text);
} finally {
  await models.close();
}
