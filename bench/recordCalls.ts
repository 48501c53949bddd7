import { OnnxWorker } from "../src/models/onnx/OnnxWorker.ts";
import type { Feed, Numbers, Ran, Request } from "../src/models/onnx/protocol.ts";

/** Shape and type of one input of a model call. */
export interface Input {
  readonly name: string;
  readonly type: "float32" | "int64";
  readonly shape: readonly number[];
  /** The numbers, where the host gave them; a tensor of the device has only its shape. */
  readonly data?: Numbers;
  /** Names an output of an earlier call that goes in as it is. */
  readonly id?: number;
}

/** One model call that the library made. */
export interface RecordedCall {
  readonly session: string;
  readonly inputs: readonly Input[];
  readonly outputs: readonly string[];
  /** Names of outputs that later calls may take in. */
  readonly keep: Readonly<Record<string, number>>;
}

/** Writes down every model call while `work` runs. */
export async function recordCalls(work: () => Promise<unknown>): Promise<readonly RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const shapes = new Map<number, readonly number[]>();
  const { ask } = OnnxWorker.prototype;
  OnnxWorker.prototype.ask = async function <T>(request: Request, options = {}): Promise<T> {
    if (request.ask !== "run") return ask.call(this, request, options) as Promise<T>;
    const { session, feeds, keep, take, reduce } = request;
    calls.push({
      session,
      inputs: Object.entries(feeds).map(([name, feed]) => ({ name, ...inputOf(feed, shapes) })),
      keep,
      outputs: [...Object.keys(keep), ...take, ...(reduce ? [reduce.output] : [])],
    });
    const ran = (await ask.call(this, request, options)) as Ran;
    for (const [output, id] of Object.entries(keep)) shapes.set(id, ran.shapes[output] ?? []);
    return ran as T;
  };
  try {
    await work();
  } finally {
    OnnxWorker.prototype.ask = ask;
  }
  return calls;
}

function inputOf(feed: Feed, shapes: ReadonlyMap<number, readonly number[]>): Omit<Input, "name"> {
  if (feed.from === "host") {
    const type = feed.data instanceof Float32Array ? "float32" : "int64";
    return { type, shape: feed.shape, data: feed.data.slice() };
  }
  if (feed.from === "kept")
    return { type: "float32", shape: shapes.get(feed.id) ?? [], id: feed.id };
  if (feed.from === "seen") throw new Error("pictures resized for a model are not replayed");
  const shape = shapes.get(feed.picks[0]?.[0] as number) ?? [];
  return { type: "float32", shape: shape.with(feed.axis, feed.picks.length) };
}
