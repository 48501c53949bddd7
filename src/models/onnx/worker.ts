import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import type * as Ort from "onnxruntime-node";
import type { Measured } from "../Measured.ts";
import { measuredOf } from "../measuredOf.ts";
import { pixels } from "../pixelPatches.ts";
import { checkPorts } from "./checkPorts.ts";
import { gatherFeed } from "./gatherFeed.ts";
import type { HostTensor } from "./gatherRows.ts";
import { pixelSession } from "./pixelSession.ts";
import type { Envelope, Measuring, Numbers, Ran, Reply, Request } from "./protocol.ts";
import { reduceAll } from "./reduceAll.ts";
import type { Session } from "./Session.ts";
import { TensorStore } from "./TensorStore.ts";

// The only file that knows ONNX Runtime. It runs in a worker thread, because `session.run` blocks
// its thread, and answers one request after the other, because a run that is under way must never
// meet a freed input or a closing thread.

type Asked<K extends Request["ask"]> = Extract<Request, { ask: K }>;

const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread only");

const sessions = new Map<string, Session>([[`encode/${pixels}`, pixelSession]]);
const store = new TensorStore();
let runtime: typeof Ort;

let queue: Promise<unknown> = Promise.resolve();
port.on("message", ({ free, request }: Envelope) => {
  queue = queue.then(() => {
    store.free(free);
    return answer(request);
  });
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
    case "read": {
      const numbers = store.read(request.id, request.row);
      transfer.push(numbers.buffer as ArrayBuffer);
      return numbers;
    }
    case "drop":
      return store.drop(request.lease);
    case "close":
      for (const session of sessions.values()) await session.release();
      store.clear();
  }
}

async function open({ files, threads }: Asked<"open">): Promise<void> {
  runtime = await load();
  for (const [name, file] of Object.entries(files)) {
    const session = await runtime.InferenceSession.create(join(file.folder, file.file), {
      executionProviders: ["cpu"],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    checkPorts(file, session);
    sessions.set(name, onnxSession(session));
  }
}

async function load(): Promise<typeof Ort> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    throw Object.assign(new Error(`onnxruntime-node is not usable: ${(cause as Error).message}`), {
      hint: "install it with: npm install onnxruntime-node --onnxruntime-node-install=skip",
    });
  }
}

async function run(request: Asked<"run">, transfer: ArrayBuffer[]): Promise<Ran> {
  const { session: name, feeds, keep, take, reduce, measure, lease } = request;
  const session = sessions.get(name);
  if (session === undefined) throw new Error(`no session ${name}`);
  const gathered = Object.entries(feeds).map(
    ([key, feed]) => [key, gatherFeed(feed, store)] as const,
  );
  const wanted = [...Object.keys(keep), ...take, ...(reduce ? [reduce.output] : [])];
  const looked = measure ? [measure.bits, measure.probabilities] : [];
  const inputs = gathered.map(([key, { tensor }]) => [key, tensor] as const);
  const outputs = await session.run(Object.fromEntries(inputs), [...wanted, ...looked]);
  const host = (output: string) => outputs[output] as HostTensor;
  for (const [output, id] of Object.entries(keep)) store.keep(id, host(output), lease);
  const taken = Object.fromEntries(take.map((key) => [key, host(key).data as Float32Array]));
  const reduced = reduce ? reduceAll(host(reduce.output), reduce.word) : [];
  transfer.push(...[...Object.values(taken), ...reduced].map((x) => x.buffer as ArrayBuffer));
  return {
    shapes: Object.fromEntries(wanted.map((key) => [key, host(key).dims])),
    taken,
    reduced,
    ...(measure ? { measured: certainty(outputs, measure) } : {}),
    joinedBytes: gathered.reduce((sum, [, { copiedBytes }]) => sum + copiedBytes, 0),
  };
}

const certainty = (
  outputs: Readonly<Record<string, HostTensor>>,
  { bits, probabilities, fan }: Measuring,
): Measured =>
  measuredOf({
    bits: outputs[bits]?.data as Float32Array,
    probabilities: outputs[probabilities]?.data as Float32Array,
    fan,
  });

const onnxSession = (session: Ort.InferenceSession): Session => ({
  run: async (inputs, wanted) =>
    mapValues(await session.run(mapValues(inputs, asOrt), [...wanted]), asHost),
  release: () => session.release(),
});

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));

const asHost = ({ dims, data }: Ort.Tensor): HostTensor => ({ dims, data: data as Numbers });

const asOrt = ({ dims, data }: HostTensor): Ort.Tensor =>
  data instanceof Float32Array
    ? new runtime.Tensor("float32", data, dims)
    : new runtime.Tensor("int64", data, dims);
