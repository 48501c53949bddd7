import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { assemble, filesOf } from "../src/index.ts";
import type { Input, RecordedCall } from "./recordCalls.ts";

/**
 * The recorded calls with inputs of their shapes, ready to run: the same sessions, shapes and order,
 * on one thread, with nothing of the library around them. Tells the milliseconds of each.
 */
export async function bareCalls(
  folder: string,
  calls: readonly RecordedCall[],
): Promise<() => Promise<readonly number[]>> {
  const sessions = await openSessions(folder);
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
    const times: number[] = [];
    for (const [place, { session, inputs, feeds, outputs, keep }] of ready.entries()) {
      const chained = inputs.flatMap(({ name, id }) =>
        id !== undefined && live.has(id) ? [[name, live.get(id) as Tensor] as const] : [],
      );
      const begun = performance.now();
      const made = await session.run({ ...feeds, ...Object.fromEntries(chained) }, outputs);
      times.push(performance.now() - begun);
      for (const [output, id] of Object.entries(keep)) live.set(id, made[output] as Tensor);
      for (const id of live.keys()) if ((ends.get(id) as number) <= place) live.delete(id);
    }
    return times;
  };
}

async function openSessions(folder: string): Promise<ReadonlyMap<string, InferenceSession>> {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const sessions = new Map<string, InferenceSession>();
  for (const [name, one] of Object.entries(filesOf(await assemble(folder))))
    sessions.set(name, await InferenceSession.create(join(one.folder, one.file), options));
  return sessions;
}

/** The very numbers where the host gave them, one half everywhere for tensors of the device. */
function tensorOf({ type, shape, data }: Input): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return type === "int64"
    ? new Tensor("int64", data as BigInt64Array, shape)
    : new Tensor("float32", (data as Float32Array) ?? new Float32Array(size).fill(0.5), shape);
}
