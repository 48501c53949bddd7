import { OnnxWorker } from "../src/models/onnx/OnnxWorker.ts";
import type { Feed, Numbers, Ran, Request } from "../src/models/onnx/protocol.ts";

/** Shape and type of one input of a model call. */
export interface Input {
  readonly name: string;
  readonly type: "float32" | "int64";
  readonly shape: readonly number[];
  /** The numbers, where the host gave them; a tensor of the device has only its shape. */
  readonly data?: Numbers;
}

/** One model call that the library made. */
export interface RecordedCall {
  readonly session: string;
  readonly inputs: readonly Input[];
  readonly outputs: readonly string[];
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
  const id = feed.from === "kept" ? feed.id : (feed.picks[0]?.[0] as number);
  const shape = shapes.get(id) ?? [];
  return {
    type: "float32",
    shape: feed.from === "kept" ? shape : shape.with(feed.axis, feed.picks.length),
  };
}
