import { ModelError } from "../../errors.ts";
import type { RowView, Tensor } from "../../Tensor.ts";
import { Holdings } from "../Holdings.ts";
import type { Measured } from "../Measured.ts";
import { hostFeed } from "./hostFeed.ts";
import type { OnnxWorker } from "./OnnxWorker.ts";
import type { Feed, Measuring, Ran } from "./protocol.ts";

/** A model call, in the terms of the main thread. */
export interface Call {
  readonly session: string;
  readonly feeds: Readonly<Record<string, Feed>>;
  /** Tensors that stay on the device: a name, and the outputs that make it up. */
  readonly keep?: Readonly<Record<string, readonly string[]>>;
  /** Outputs that come back as numbers. */
  readonly take?: readonly string[];
  readonly reduce?: { readonly output: string; readonly word: string };
  readonly measure?: Measuring;
}

/** Kept tensors as handles, with one reference each, beside what came back. */
export interface Answer {
  readonly kept: Readonly<Record<string, Tensor>>;
  readonly taken: Ran["taken"];
  readonly reduced: Ran["reduced"];
  readonly measured?: Measured;
}

let leases = 0;
let ids = 0;

/**
 * One run's tensors in one worker, and its calls.
 *
 * A handle may stand for several tensors of one shape, its parts: keys and values are one cache,
 * `[2, …]`.
 */
export class OnnxLease {
  readonly holdings = new Holdings();
  private readonly number = leases++;
  private readonly parts = new WeakMap<Tensor, readonly number[]>();

  private readonly blank = new WeakMap<Tensor, readonly number[]>();
  private readonly worker: OnnxWorker;

  constructor(worker: OnnxWorker) {
    this.worker = worker;
  }

  /**
   * Runs a session. What it keeps is freed at once if the lease was closed meanwhile.
   *
   * @throws ModelError if it was closed before.
   */
  async call({ session, feeds, keep = {}, take = [], reduce, measure }: Call): Promise<Answer> {
    if (this.holdings.closed) throw new ModelError(this.worker.name, "the run is over");
    const kept = Object.fromEntries(
      Object.values(keep).flatMap((outputs) => outputs.map((output) => [output, ids++])),
    );
    const ran = await this.worker.ask<Ran>(
      {
        ask: "run",
        session,
        feeds,
        keep: kept,
        take,
        ...(reduce === undefined ? {} : { reduce }),
        ...(measure === undefined ? {} : { measure }),
        lease: this.number,
      },
      { owner: this, transfer: buffersOf(feeds) },
    );
    this.holdings.countJoined(ran.joinedBytes);
    const handles = Object.entries(keep).map(([name, outputs]) => {
      const shape = ran.shapes[outputs[0] as string] as readonly number[];
      return [
        name,
        this.handle(
          outputs.map((output) => kept[output] as number),
          shape,
        ),
      ];
    });
    const { taken, reduced, measured } = ran;
    return {
      ...{ kept: Object.fromEntries(handles), taken, reduced },
      ...(measured === undefined ? {} : { measured }),
    };
  }

  /** A handle of zeros, in `parts` tensors of this shape. They are sent when they are used. */
  zeros(shape: readonly number[], parts: number): Tensor {
    const full = parts === 1 ? shape : [parts, ...shape];
    const tensor = this.holdings.hold("float32", full, {
      device: this.worker.name,
      free: () => {},
      read: async () => new Float32Array(sizeOf(full)),
    });
    this.blank.set(tensor, shape);
    return tensor;
  }

  /** A kept tensor as the input of a call. */
  whole(tensor: Tensor, part = 0): Feed {
    const blank = this.blank.get(tensor);
    return blank === undefined || tensor.references === 0
      ? { from: "kept", id: this.idOf(tensor, part) }
      : hostFeed(blank, new Float32Array(sizeOf(blank)));
  }

  /** These rows along `axis` as the input of a call. */
  rows(views: readonly RowView[], axis: number, part = 0): Feed {
    const picks = views.map(({ tensor, row }) => [this.idOf(tensor, part), row] as const);
    return { from: "rows", axis, picks };
  }

  /** Frees everything; resolves when the worker has confirmed that nothing is left. */
  async close(): Promise<void> {
    this.worker.drop(this);
    this.holdings.close();
    await this.worker.ask({ ask: "drop", lease: this.number });
  }

  private handle(parts: readonly number[], shape: readonly number[]): Tensor {
    const full = parts.length === 1 ? shape : [parts.length, ...shape];
    const tensor = this.holdings.hold("float32", full, {
      device: this.worker.name,
      free: () => this.worker.free(parts),
      read: (row) => this.read(parts, row),
    });
    this.parts.set(tensor, parts);
    return tensor;
  }

  private read([id, ...others]: readonly number[], row?: number): Promise<Float32Array> {
    if (id === undefined || others.length > 0)
      throw new ModelError(this.worker.name, "a cache is never read");
    const place = row === undefined ? {} : { row };
    return this.worker.ask({ ask: "read", id, ...place }, { owner: this });
  }

  private idOf(tensor: Tensor, part: number): number {
    const id = this.parts.get(tensor)?.[part];
    if (id !== undefined && tensor.references > 0) return id;
    const what = tensor.references > 0 ? `a tensor of ${tensor.device}` : "a freed tensor";
    throw new ModelError(this.worker.name, `${what} was given to a model call of another run`);
  }
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const buffersOf = (feeds: Readonly<Record<string, Feed>>): ArrayBuffer[] =>
  Object.values(feeds).flatMap((feed) =>
    feed.from === "host" ? [feed.data.buffer as ArrayBuffer] : [],
  );
