import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import type * as Ort from "onnxruntime-node";
import { checkPorts } from "./checkPorts.ts";
import { type Gathered, gatherRows, type HostTensor } from "./gatherRows.ts";
import type { Feed, Numbers, Ran, Reply, Request } from "./protocol.ts";
import { reduceAll } from "./reduceAll.ts";

// The only file that knows ONNX Runtime. It runs in a worker thread, because `session.run` blocks
// its thread, and answers one request after the other, because a run that is under way must never
// meet a freed input or a closing thread.

type Runtime = typeof Ort;
type Asked<K extends Request["ask"]> = Extract<Request, { ask: K }>;
interface Kept extends HostTensor {
  readonly lease: number;
}

const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread only");

const sessions = new Map<string, Ort.InferenceSession>();
const kept = new Map<number, Kept>();
let runtime: Runtime;

let queue: Promise<unknown> = Promise.resolve();
port.on("message", (request: Request) => {
  queue = queue.then(() => answer(request));
});

async function answer(request: Request): Promise<void> {
  const transfer: ArrayBuffer[] = [];
  const reply: Reply = await handle(request, transfer).then(
    (value) => ({ ok: true, value }),
    (cause: Error & { hint?: string }) => ({
      ok: false,
      message: cause.message,
      ...(cause.hint === undefined ? {} : { hint: cause.hint }),
    }),
  );
  port?.postMessage(reply, transfer);
  if (request.ask === "close") port?.close();
}

async function handle(request: Request, transfer: ArrayBuffer[]): Promise<unknown> {
  switch (request.ask) {
    case "open":
      return open(request);
    case "run":
      return run(request, transfer);
    case "read":
      return read(request, transfer);
    case "free":
      for (const id of request.ids) kept.delete(id);
      return;
    case "zeros":
      return zeros(request);
    case "drop":
      return drop(request);
    case "close":
      for (const session of sessions.values()) await session.release();
      kept.clear();
  }
}

function zeros({ ids, shape, lease }: Asked<"zeros">): void {
  const size = shape.reduce((product, side) => product * side, 1);
  for (const id of ids) kept.set(id, { dims: shape, data: new Float32Array(size), lease });
}

function drop({ lease }: Asked<"drop">): void {
  for (const [id, tensor] of kept) if (tensor.lease === lease) kept.delete(id);
}

async function open({ folder, files, threads }: Asked<"open">): Promise<void> {
  runtime = await load();
  for (const [name, file] of Object.entries(files)) {
    const session = await runtime.InferenceSession.create(join(folder, file.file), {
      executionProviders: ["cpu"],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    checkPorts(file, session);
    sessions.set(name, session);
  }
}

async function load(): Promise<Runtime> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    throw Object.assign(new Error(`onnxruntime-node is not usable: ${(cause as Error).message}`), {
      hint: "install it with: npm install onnxruntime-node --onnxruntime-node-install=skip",
    });
  }
}

async function run(
  { session: name, feeds, keep, take, reduce, lease }: Asked<"run">,
  transfer: ArrayBuffer[],
): Promise<Ran> {
  const session = sessions.get(name);
  if (session === undefined) throw new Error(`no session ${name}`);
  const gathered = Object.entries(feeds).map(([key, feed]) => [key, gather(feed)] as const);
  const wanted = [...Object.keys(keep), ...take, ...(reduce ? [reduce.output] : [])];
  const outputs = await session.run(
    Object.fromEntries(gathered.map(([key, { tensor }]) => [key, asOrt(tensor)])),
    wanted,
  );
  const host = (output: string): HostTensor => {
    const { dims, data } = outputs[output] as Ort.Tensor;
    return { dims, data: data as Numbers };
  };
  for (const [output, id] of Object.entries(keep)) kept.set(id, { ...host(output), lease });
  const taken = Object.fromEntries(take.map((key) => [key, host(key).data as Float32Array]));
  const reduced = reduce ? reduceAll(host(reduce.output), reduce.word) : [];
  transfer.push(...[...Object.values(taken), ...reduced].map((x) => x.buffer as ArrayBuffer));
  return {
    shapes: Object.fromEntries(wanted.map((key) => [key, host(key).dims])),
    taken,
    reduced,
    joinedBytes: gathered.reduce((sum, [, { copiedBytes }]) => sum + copiedBytes, 0),
  };
}

function gather(feed: Feed): Gathered {
  if (feed.from === "host")
    return { tensor: { dims: feed.shape, data: feed.data }, copiedBytes: 0 };
  if (feed.from === "kept") return { tensor: keptTensor(feed.id), copiedBytes: 0 };
  return gatherRows(
    feed.picks.map(([id, row]) => ({ tensor: keptTensor(id), row })),
    feed.axis,
  );
}

function keptTensor(id: number): Kept {
  const tensor = kept.get(id);
  if (tensor === undefined) throw new Error(`tensor ${id} is not here: it was freed`);
  return tensor;
}

const asOrt = ({ dims, data }: HostTensor): Ort.Tensor =>
  data instanceof Float32Array
    ? new runtime.Tensor("float32", data, dims)
    : new runtime.Tensor("int64", data, dims);

async function read({ id, row }: Asked<"read">, transfer: ArrayBuffer[]): Promise<Float32Array> {
  const { dims, data } = keptTensor(id);
  const size = row === undefined ? data.length : data.length / (dims[0] as number);
  const from = (row ?? 0) * size;
  if (from + size > data.length) throw new RangeError(`row ${row} of ${dims[0]}`);
  const numbers = (data as Float32Array).slice(from, from + size);
  transfer.push(numbers.buffer as ArrayBuffer);
  return numbers;
}
