import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { ModelError } from "../../errors.ts";
import type { Envelope, Reply, Request } from "./protocol.ts";

/** Requests that a worker has at once: one that it answers, one that it goes on with. */
const depth = 2;

interface Job {
  readonly request: Request;
  readonly transfer: readonly ArrayBuffer[];
  /** Whoever asked; its jobs can be dropped while they wait. */
  readonly owner: object | null;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * A worker thread with ONNX Runtime in it, as a queue of requests.
 *
 * Two requests are with the worker at most, so that it has one to go on with when it answers the
 * other; the rest wait here, where they can still be dropped. A worker is never terminated inside a
 * model call, which would abort the process: `close` waits.
 */
export class OnnxWorker {
  private readonly worker: Worker;
  private readonly waiting: Job[] = [];
  private readonly freed: number[] = [];
  /** Jobs that the worker has, in the order it will answer them. */
  private readonly posted: Job[] = [];
  private ended: ModelError | undefined;

  /** For example `cpu:0`. */
  readonly name: string;

  constructor(name: string) {
    this.name = name;
    // The built file, also when the caller runs from source: worker threads take no TypeScript.
    const file = createRequire(import.meta.url).resolve("varflow/onnx-worker");
    this.worker = new Worker(file);
    this.worker.on("message", (reply: Reply) => this.finish(reply));
    this.worker.on("error", (cause) => this.end(cause.message));
    this.worker.on("exit", (code) => this.end(`the worker ended with code ${code}`));
  }

  /** Asks the worker; rejects with a ModelError. `transfer` is given away. */
  ask<T>(
    request: Request,
    { owner = null, transfer = [] }: { owner?: object | null; transfer?: ArrayBuffer[] } = {},
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.ended !== undefined) return reject(this.ended);
      this.waiting.push({
        request,
        transfer,
        owner,
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      this.next();
    });
  }

  /** Frees tensors before the next request is answered; no message of its own. */
  free(ids: readonly number[]): void {
    this.freed.push(...ids);
  }

  /** Drops the owner's jobs that have not begun. */
  drop(owner: object): void {
    for (const job of this.waiting.filter((waiting) => waiting.owner === owner)) {
      this.waiting.splice(this.waiting.indexOf(job), 1);
      job.reject(new ModelError(this.name, "the run was cancelled"));
    }
  }

  /** Answers what is waiting, then lets the thread end. */
  async close(): Promise<void> {
    if (this.ended !== undefined) return;
    const exit = new Promise((resolve) => this.worker.once("exit", resolve));
    await this.ask({ ask: "close" }).catch(() => {});
    await exit;
  }

  private next(): void {
    const job = this.posted.length < depth ? this.waiting.shift() : undefined;
    if (job === undefined) return;
    this.posted.push(job);
    const { request, transfer } = job;
    const envelope: Envelope = { request, free: this.freed.splice(0) };
    this.worker.postMessage(envelope, transfer);
  }

  private finish(reply: Reply): void {
    const job = this.posted.shift();
    if (reply.ok) job?.resolve(reply.value);
    else job?.reject(new ModelError(this.name, reply.message, reply.hint));
    this.next();
  }

  private end(message: string): void {
    this.ended ??= new ModelError(this.name, message);
    for (const job of [...this.posted.splice(0), ...this.waiting.splice(0)]) job.reject(this.ended);
  }
}
