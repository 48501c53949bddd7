import type { LocatedFile } from "../filesOf.ts";
import type { Measured } from "../Measured.ts";
import type { Preprocessing } from "../Preprocessing.ts";

/** Numbers of a tensor as JavaScript holds them. */
export type Numbers = Float32Array | BigInt64Array;

/** A row of a tensor that the worker keeps: its id and the row. */
export type PickedRow = readonly [id: number, row: number];

/** Where an input of a model comes from. */
export type Feed =
  /** Float32Array is float32, BigInt64Array int64. */
  | { readonly from: "host"; readonly shape: readonly number[]; readonly data: Numbers }
  /** A kept tensor as it is. */
  | { readonly from: "kept"; readonly id: number }
  /** These rows, in this order, copied together where they are not a whole tensor already. */
  | { readonly from: "rows"; readonly picks: readonly PickedRow[]; readonly axis: number }
  /** Pictures `[B, 3, H, W]` in 0…1, as a model was trained to see them. */
  | { readonly from: "seen"; readonly images: Feed; readonly as: Preprocessing };

/** What the main thread asks of a worker. */
export type Request =
  | {
      readonly ask: "open";
      readonly files: Readonly<Record<string, LocatedFile>>;
      readonly threads: number;
    }
  | {
      readonly ask: "run";
      readonly session: string;
      readonly feeds: Readonly<Record<string, Feed>>;
      /** Outputs that stay, with the id each gets. */
      readonly keep: Readonly<Record<string, number>>;
      /** Outputs whose numbers are sent back. */
      readonly take: readonly string[];
      /** Reduces output `[B, P, D]` of this name to B vectors, with a word of the reducers. */
      readonly reduce?: { readonly output: string; readonly word: string };
      readonly measure?: Measuring;
      readonly lease: number;
    }
  | { readonly ask: "read"; readonly id: number; readonly row?: number }
  /** Frees what a lease still has; the answer confirms that nothing is left. */
  | { readonly ask: "drop"; readonly lease: number }
  | { readonly ask: "close" };

/** Outputs of bits drawn `[B, …]` and of their chances `[U, …]`, which stay where they are. */
export interface Measuring {
  readonly bits: string;
  readonly probabilities: string;
  /** Row of the chances of each path, `[B]`. */
  readonly fan: readonly number[];
}

/** What crosses to the worker: tensors that nobody holds any more, and then a request. */
export interface Envelope {
  readonly free: readonly number[];
  readonly request: Request;
}

/** What came of a `run`. */
export interface Ran {
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly taken: Readonly<Record<string, Float32Array>>;
  readonly reduced: readonly Float32Array[];
  /** Where `measure` asked for it. */
  readonly measured?: Measured;
  /** Bytes copied for feeds of rows from several tensors. */
  readonly joinedBytes: number;
}

/** An answer; one for every request, in order. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly hint?: string };
