import { availableParallelism } from "node:os";
import { type Assembled, assemble, type Binding } from "./assemble.ts";
import { canDraw } from "./canDraw.ts";
import { cannotDraw } from "./cannotDraw.ts";
import { checkSources } from "./checkSources.ts";
import { filesOf } from "./filesOf.ts";
import { OnnxLease } from "./onnx/OnnxLease.ts";
import { OnnxWorker } from "./onnx/OnnxWorker.ts";
import { onnxPorts } from "./onnx/onnxPorts.ts";
import type { Lease, Models } from "./ports.ts";
import { specOf } from "./specOf.ts";

/** How a bundle's models are run. */
export interface OpenOptions {
  /** Worker threads, each with its own copy of the weights; the number of cores if absent. */
  readonly workers?: number;
  /** Most rows of one model call; 64 if absent. */
  readonly batch?: number;
  /** Threads of ONNX Runtime in each worker; 1 if absent. */
  readonly threads?: number;
  /** Roles filled by models of other bundles, in place of this one's own. */
  readonly roles?: readonly Binding[];
}

/**
 * Opens the bundle in a folder on the CPU. Close it when done: its workers keep the process alive.
 *
 * @throws ModelError for a damaged or missing bundle, and where onnxruntime-node is absent.
 */
export async function openModels(
  folder: string,
  { workers = availableParallelism(), batch = 64, threads = 1, roles = [] }: OpenOptions = {},
): Promise<Models> {
  const assembled = await assemble(folder, roles);
  const ports = portsOf(assembled);
  await checkSources(assembled);
  const pool = Array.from({ length: workers }, (_, i) => new OnnxWorker(`cpu:${i}`));
  const closeAll = () => Promise.all(pool.map((worker) => worker.close()));
  await Promise.all(
    pool.map((worker) => worker.ask({ ask: "open", files: filesOf(assembled), threads })),
  ).catch(async (cause: unknown) => {
    await closeAll();
    throw cause;
  });
  const leases = new Map(pool.map((worker) => [worker, 0]));
  const closing = new Set<Promise<void>>();
  return {
    spec: specOf(assembled),
    batch,
    lease: () => leaseFrom(ports, leases, closing),
    settled: async () => void (await Promise.all(closing)),
    close: async () => {
      await Promise.allSettled(closing);
      await closeAll();
    },
  };
}

/**
 * The ports for each lease.
 *
 * @throws ModelError for a bundle that has no weights, or a role filled by such a one.
 */
function portsOf(assembled: Assembled): (lease: OnnxLease) => ReturnType<typeof onnxPorts> {
  const { drawing, encoders, rewards } = assembled;
  const { bundle } = drawing;
  const blank = [...Object.values(encoders), ...Object.values(rewards)].find(({ file }) => !file);
  if (!canDraw(bundle)) throw cannotDraw(drawing);
  if (blank !== undefined) throw cannotDraw(blank.source);
  return (lease) => onnxPorts(assembled, { ...drawing, bundle }, lease);
}

/** A lease of the worker that has the fewest. */
function leaseFrom(
  ports: (lease: OnnxLease) => ReturnType<typeof onnxPorts>,
  leases: Map<OnnxWorker, number>,
  closing: Set<Promise<void>>,
): Lease {
  const [worker, count] = [...leases].reduce((a, b) => (b[1] < a[1] ? b : a));
  leases.set(worker, count + 1);
  const lease = new OnnxLease(worker);
  const close = async () => {
    leases.set(worker, (leases.get(worker) ?? 1) - 1);
    await lease.close();
  };
  let closed: Promise<void> | undefined;
  return {
    ...ports(lease),
    holdings: lease.holdings,
    close: () => {
      if (closed === undefined) {
        closed = close();
        closing.add(closed);
        void closed.catch(() => {}).then(() => closing.delete(closed as Promise<void>));
      }
      return closed;
    },
  };
}
